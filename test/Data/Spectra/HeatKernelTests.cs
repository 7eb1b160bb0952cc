using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class HeatKernelTests
{
    [Fact]
    public void Sparse_equals_dense_at_any_time() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int n = random.Next(1, 50), width = random.Next(1, 4);
        bool negative = random.Next(4) == 0;
        SparseMatrix laplacian = SparseMatrices.Laplacian(
            n,
            SymmetricMatrices.Edges(random, n, 4).Select(edge => (edge.A, edge.B, negative && random.Next(5) == 0 ? -0.1 : edge.Weight)),
            normalized: !negative && random.Next(2) == 0);
        double[] signals = SymmetricMatrices.Numbers(random, n * width);
        double time = random.Next(4) == 0 ? 0 : Math.Pow(10, random.Next(-12, negative ? 2 : 5)) * random.NextDouble();
        double[] expected = SparseMatrices.OfDense(HeatKernel.Dense(laplacian, time), n, n).Multiply(signals, width);
        double scale = 1 + expected.Max(Math.Abs);
        Assert.All(expected.Zip(HeatKernel.Apply(laplacian, signals, time, width)), pair => Assert.Equal(pair.First / scale, pair.Second / scale, 1e-10));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_times_after_each_other_are_their_sum_and_heat_is_kept()
    {
        SparseMatrix laplacian = Laplacians.Grid(9, 11);
        double[] signal = SymmetricMatrices.Numbers(new Random(3), 99);
        double[] twice = HeatKernel.Apply(laplacian, HeatKernel.Apply(laplacian, signal, 0.7), 1.6);
        double[] once = HeatKernel.Apply(laplacian, signal, 2.3);
        Assert.All(once.Zip(twice), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
        Assert.Equal(signal.Sum(), once.Sum(), 1e-11);
        Assert.Equal(signal, HeatKernel.Apply(laplacian, signal, 0));
        Assert.All(HeatKernel.Apply(laplacian, signal, 1e5), value => Assert.Equal(signal.Average(), value, 1e-10));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(5_000)]
    public void The_series_is_within_its_tolerance_and_a_smaller_one_takes_more_terms(double tau)
    {
        foreach (double tolerance in new[] { 1e-3, 1e-12 })
        {
            var filter = new ChebyshevFilter(HeatKernel.Coefficients(tau, tolerance), -1, 1);
            for (double s = -1; s <= 1; s += 1.0 / 64)
            {
                Assert.Equal(Math.Exp(-tau * (1 + s)), filter.Response(s), tolerance + 1e-13);
            }
        }

        Assert.True(HeatKernel.Coefficients(tau, 1e-3).Length < HeatKernel.Coefficients(tau, 1e-12).Length);
    }

    [Fact]
    public void Several_threads_find_the_same_bits()
    {
        SparseMatrix laplacian = SparseMatrices.Laplacian(3_000, SymmetricMatrices.Edges(new Random(1), 3_000, 6));
        double[] signals = SymmetricMatrices.Numbers(new Random(2), 3_000 * 5);
        Assert.Equal(HeatKernel.Apply(laplacian, signals, 2, 5, threads: 1), HeatKernel.Apply(laplacian, signals, 2, 5, threads: 2));
        SparseMatrix grid = Laplacians.Grid(12, 12);
        Assert.Equal(HeatKernel.Dense(grid, 1, threads: 1), HeatKernel.Dense(grid, 1, threads: 2));
    }

    [Fact]
    public void Bad_input_is_an_error()
    {
        SparseMatrix ring = Laplacians.Ring(4);
        Assert.Throws<ArgumentOutOfRangeException>(() => HeatKernel.Apply(ring, new double[4], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HeatKernel.Apply(ring, new double[4], double.NaN));
        Assert.Contains("expected at most 20000000000 by the width of the spectrum, ", Assert.Throws<ArgumentOutOfRangeException>(() => HeatKernel.Apply(ring, new double[4], 1e300)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => HeatKernel.Apply(ring, new double[4], 1, tolerance: 0));
        Assert.Throws<ArgumentException>(() => HeatKernel.Apply(ring, new double[5], 1));
        Assert.Throws<ArgumentException>(() => HeatKernel.Apply(SparseMatrices.OfDense([0, 1, 2, 0], 2, 2), new double[2], 1));
        Assert.Throws<ArgumentException>(() => HeatKernel.Dense(SparseMatrices.OfDense([0, 1, 2, 0], 2, 2), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HeatKernel.Dense(ring, double.PositiveInfinity));
    }
}
