using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Tensors.Tests;

/// <summary>Sizes where kernels go wrong: none, one, and about a multiple of a register's width.</summary>
internal static class Sizes
{
    public static Gen<int> UpTo(int most) => Gen.OneOf(
        Gen.Choose(0, Math.Min(5, most)),
        Gen.Choose(0, most),
        Gen.Choose(0, most / 16).SelectMany(whole => Gen.Choose(-1, 1), (whole, off) => Math.Clamp((16 * whole) + off, 0, most)));

    /// <summary>Checks a property of some sizes.</summary>
    public static void ForAll(Gen<int[]> sizes, Action<int[]> property, int cases = 60) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(cases),
            Prop.ForAll(sizes.ToArbitrary(), property));

    public static Gen<int[]> Of(params int[] most) => Gen.CollectToArray(most, UpTo);
}
