using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace Equivariant.ML.Data.Tests;

public class PersonalizedPageRankTests
{
    [Fact]
    public void Solves_its_equation() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int n = random.Next(1, 40), width = random.Next(1, 4);
        SparseMatrix laplacian = SparseMatrices.Laplacian(n, SymmetricMatrices.Edges(random, n, 4), normalized: true);
        double[] signals = SymmetricMatrices.Numbers(random, n * width);
        double restart = 0.05 + (0.95 * random.NextDouble());
        double[] found = PersonalizedPageRank.Diffuse(laplacian, signals, restart, width, tolerance: 1e-12);
        Matrix<double> system = (restart * Matrix<double>.Build.DenseIdentity(n)) + ((1 - restart) * Matrix<double>.Build.DenseOfRowMajor(n, n, laplacian.ToDense()));
        Matrix<double> expected = system.Solve(restart * Matrix<double>.Build.DenseOfRowMajor(n, width, signals));
        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(expected[i / width, i % width], found[i], 1e-11);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_a_walk_it_is_a_distribution()
    {
        // (I − D⁻¹·A)ᵀ of a star of four: from the middle a third each way, from an end always to the middle.
        SparseMatrix laplacian = SparseMatrices.OfDense([1, -1, -1, -1, -1 / 3.0, 1, 0, 0, -1 / 3.0, 0, 1, 0, -1 / 3.0, 0, 0, 1], 4, 4);
        double[] found = PersonalizedPageRank.Diffuse(laplacian, [1, 0, 0, 0], restart: 0.2, tolerance: 1e-13);
        Assert.Equal(1, found.Sum(), 1e-12);

        // In the middle after an even number of steps: Σ 0.2·0.8²ᵏ = 0.2 / (1 − 0.64).
        Assert.Equal(0.2 / 0.36, found[0], 1e-12);
        Assert.Equal([3, 3, 3], PersonalizedPageRank.Diffuse(Laplacians.Ring(3), [3, 3, 3], restart: 1));
        Assert.Equal(new double[3], PersonalizedPageRank.Diffuse(Laplacians.Ring(3), new double[3]));
    }

    [Fact]
    public void What_does_not_converge_is_an_error()
    {
        SparseMatrix ring = SparseMatrices.Laplacian(9, Enumerable.Range(0, 9).Select(i => (i, (i + 1) % 9, 1.0)), normalized: true);
        double[] signal = [1, .. new double[8]];
        SpectrumNotConvergedException slow = Assert.Throws<SpectrumNotConvergedException>(() => PersonalizedPageRank.Diffuse(ring, signal, 0.01, maxIterations: 20));
        Assert.Equal(20, slow.Products);
        Assert.InRange(slow.Residual, 1e-8, 100);

        // Not normalised: it grows beyond all bounds.
        SpectrumNotConvergedException grown = Assert.Throws<SpectrumNotConvergedException>(() => PersonalizedPageRank.Diffuse(Laplacians.Star(9), signal, 0.01));
        Assert.InRange(grown.Products, 1, 9_999);
    }

    [Fact]
    public void Bad_input_is_an_error()
    {
        SparseMatrix ring = Laplacians.Ring(3);
        Assert.Throws<ArgumentException>(() => PersonalizedPageRank.Diffuse(ring, new double[4]));
        Assert.Throws<ArgumentException>(() => PersonalizedPageRank.Diffuse(ring, [1, double.NaN, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PersonalizedPageRank.Diffuse(ring, new double[3], restart: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PersonalizedPageRank.Diffuse(ring, new double[3], restart: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => PersonalizedPageRank.Diffuse(ring, new double[3], tolerance: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PersonalizedPageRank.Diffuse(ring, new double[3], maxIterations: 0));
    }
}
