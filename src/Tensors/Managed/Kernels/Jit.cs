using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>How the compiler is to treat the parts of a kernel.</summary>
internal static class Jit
{
    /// <summary>A loop over numbers: compiled in full at first use. Compiled in haste it would be tens of times slower for its first calls.</summary>
    public const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization;

    /// <summary>A few instructions inside such a loop.</summary>
    public const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
}
