using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class SpectrumBoundsTests
{
    [Fact]
    public void Hold_the_spectrum_and_are_not_far_from_it() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int n = random.Next(1, 150);
        SparseMatrix matrix = SymmetricMatrices.SymmetricSparse(random, n, random.Next(8));
        (double[] values, _) = SymmetricEigen.Solve(matrix.ToDense(), n, threads: 1);
        var bounds = SpectrumBounds.Estimate(matrix, seed);
        double rounding = 1e-13 * (1 + values[^1] - values[0]);
        Assert.InRange(bounds.Lower, double.NegativeInfinity, values[0] + rounding);
        Assert.InRange(bounds.Upper, values[^1] - rounding, double.PositiveInfinity);
        if (n > 40)
        {
            Assert.InRange(bounds.Upper - bounds.Lower, 0, 1.2 * (values[^1] - values[0]));
        }

        Assert.InRange(bounds.Smallest, values[0] - rounding, values[^1]);
        Assert.InRange(bounds.Largest, bounds.Smallest, values[^1] + rounding);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Are_no_wider_than_the_circles()
    {
        var bounds = SpectrumBounds.Estimate(Laplacians.Ring(1_000));
        Assert.InRange(bounds.Upper, 3.99, 4);
        Assert.InRange(bounds.Lower, 0, 0.01);
        var nothing = SpectrumBounds.Estimate(SparseMatrix.Create(3, 3, [0, 0, 0, 0], [], []));
        Assert.Equal((0, 0), (nothing.Lower, nothing.Upper));
    }

    [Fact]
    public void Bad_input_is_an_error()
    {
        Assert.Throws<ArgumentNullException>(() => SpectrumBounds.Estimate(null!));
        Assert.Throws<ArgumentException>(() => SpectrumBounds.Estimate(SparseMatrix.Create(0, 0, [0], [], [])));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpectrumBounds.Estimate(Laplacians.Ring(5), threads: -1));
    }
}
