namespace Equivariant.ML.Tensors.Tests;

public class ReduceKernelTests
{
    [Theory]
    [InlineData(Reduction.Sum)]
    [InlineData(Reduction.Max)]
    public void Agrees_with_the_reference(Reduction f) =>
        Sizes.ForAll(Sizes.Of(5, 70, 150), size => Check(f, size[0], size[1], size[2]));

    [Theory]
    [InlineData(Reduction.Sum)]
    [InlineData(Reduction.Max)]
    public void Long_axes_agree_with_the_reference(Reduction f)
    {
        Check(f, 1, 40_001, 1);
        Check(f, 3, 16_385, 1);
        Check(f, 1, 1_025, 64);
        Check(f, 2, 9_001, 3);
    }

    [Fact]
    public void NaN_is_the_largest()
    {
        float[] x = KernelCheck.Numbers(75, 1);
        x[7] = x[70] = float.NaN;
        KernelCheck.Agree((engine, block) => engine.Reduce(Reduction.Max, block[0], block[1], 3, 25, 1), 0, x, new float[3]);
        KernelCheck.Agree((engine, block) => engine.Reduce(Reduction.Max, block[0], block[1], 1, 3, 25), 0, x, new float[25]);
    }

    private static void Check(Reduction f, int outer, int length, int inner) =>
        KernelCheck.Agree(
            (engine, block) => engine.Reduce(f, block[0], block[1], outer, length, inner),
            1e-5,
            KernelCheck.Numbers(outer * length * inner, 1),
            new float[outer * inner]);
}
