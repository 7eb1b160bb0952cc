namespace Equivariant.ML.Tensors.Tests;

public class MatMulKernelTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Agrees_with_the_reference(bool transposeA, bool transposeB) =>
        Sizes.ForAll(Sizes.Of(50, 280, 50), size => Check(transposeA, transposeB, 1, size[0], size[1], size[2]));

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Stacks_agree_with_the_reference(bool transposeA, bool transposeB) =>
        Sizes.ForAll(Sizes.Of(4, 20, 40, 40), size => Check(transposeA, transposeB, size[0], size[1], size[2], size[3]));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 64)]
    [InlineData(64, 3)]
    [InlineData(33, 1)]
    [InlineData(20, 70)]
    [InlineData(33, 33)]
    [InlineData(17, 65)]
    [InlineData(30, 15)]
    public void Weight_gradients_agree_with_the_reference(int m, int n)
    {
        foreach (int rows in new[] { 1023, 1024, 1025, 2000, 3001 })
        {
            Check(true, false, 1, m, rows, n);
            Check(false, true, 1, m, rows, n);
        }
    }

    [Fact]
    public void Linear_agrees_with_the_reference() =>
        Sizes.ForAll(Sizes.Of(50, 280, 50), size =>
        {
            (int m, int k, int n) = (size[0], size[1], size[2]);
            float[] x = KernelCheck.Numbers(m * k, 1), w = KernelCheck.Numbers(k * n, 2), bias = KernelCheck.Numbers(n, 3);
            double tolerance = Tolerance(k);
            KernelCheck.Agree((engine, block) => engine.Linear(block[0], block[1], block[2], block[3], m, k, n), tolerance, x, w, bias, new float[m * n]);
            KernelCheck.Agree((engine, block) => engine.Linear(block[0], block[1], null, block[2], m, k, n), tolerance, x, w, new float[m * n]);
        });

    [Fact]
    public void Infinities_and_NaN_stay_in_their_rows_and_columns()
    {
        float[] a = KernelCheck.Numbers(9 * 5, 1), b = KernelCheck.Numbers(5 * 19, 2);
        a[(3 * 5) + 2] = float.NaN;
        b[(1 * 19) + 17] = float.PositiveInfinity;
        KernelCheck.Agree((engine, block) => engine.MatMul(block[0], false, block[1], false, block[2], 1, 9, 5, 19), Tolerance(5), a, b, new float[9 * 19]);
    }

    private static void Check(bool transposeA, bool transposeB, int batch, int m, int k, int n) =>
        KernelCheck.Agree(
            (engine, block) => engine.MatMul(block[0], transposeA, block[1], transposeB, block[2], batch, m, k, n),
            Tolerance(k),
            KernelCheck.Numbers(batch * m * k, 1),
            KernelCheck.Numbers(batch * k * n, 2),
            new float[batch * m * n]);

    // Each of k roundings is at most half a unit in the last place of a sum of at most k.
    private static double Tolerance(int k) => 6e-8 * (k + 2) * Math.Sqrt(k + 2);
}
