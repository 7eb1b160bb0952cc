using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class SpectrumTests
{
    private static readonly SpectrumOptions Exact = new() { Tolerance = 1e-12, DenseBelow = 0 };

    [Fact]
    public void Sparse_equals_dense_on_random_symmetric_matrices_at_both_ends() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int n = random.Next(60, 200);
        SparseMatrix matrix = SymmetricMatrices.SymmetricSparse(random, n, random.Next(8));
        int count = random.Next(1, 12);
        SpectrumEnd end = random.Next(2) == 0 ? SpectrumEnd.Smallest : SpectrumEnd.Largest;
        EigenPairs dense = Spectrum.Solve(matrix, new SpectrumOptions { Count = count, End = end });
        EigenPairs sparse = Spectrum.Solve(matrix, new SpectrumOptions { Count = count, End = end, Tolerance = 1e-12, DenseBelow = 0, Seed = seed });
        Assert.Equal(0, dense.Products);
        Assert.True(sparse.Products > 0);
        AssertClose(dense.Values, sparse.Values, 1e-11);
        AssertHolds(matrix, sparse, 1e-12);
        AssertHolds(matrix, dense, 1e-12);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(16)]
    public void Rings_have_their_eigenvalues_twice(int count)
    {
        const int n = 500;
        EigenPairs found = AssertHolds(Laplacians.Ring(n), Exact, count);
        AssertClose([.. Enumerable.Range(0, count).Select(i => 2 - (2 * Math.Cos(2 * Math.PI * ((i + 1) / 2) / n)))], found.Values, 1e-11);
    }

    [Fact]
    public void Paths_stars_grids_and_complete_graphs_have_their_eigenvalues()
    {
        AssertClose(
            [.. Enumerable.Range(0, 8).Select(i => 2 - (2 * Math.Cos(Math.PI * i / 300)))], AssertHolds(Laplacians.Path(300), Exact, 8).Values, 1e-11);
        AssertClose([0, .. Enumerable.Repeat(1.0, 19)], AssertHolds(Laplacians.Star(300), Exact, 20).Values, 1e-9);
        AssertClose([0, .. Enumerable.Repeat(90.0, 19)], AssertHolds(Laplacians.Complete(90), Exact, 20).Values, 1e-10);
        double[] path = [.. Enumerable.Range(0, 20).Select(i => 2 - (2 * Math.Cos(Math.PI * i / 20)))];
        double[] grid = [.. path.SelectMany(a => path.Select(b => a + b)).Order()];
        AssertClose(grid.AsSpan(..13), AssertHolds(Laplacians.Grid(20, 20), Exact, 13).Values, 1e-11);
        AssertClose(grid.AsSpan(^13..), AssertHolds(Laplacians.Grid(20, 20), new SpectrumOptions { End = SpectrumEnd.Largest, Tolerance = 1e-12, DenseBelow = 0 }, 13).Values, 1e-11);
    }

    [Fact]
    public void Zero_occurs_once_for_each_component()
    {
        const int rings = 40, n = 40;
        SparseMatrix apart = SparseMatrices.Laplacian(
            rings * n, from ring in Enumerable.Range(0, rings) from i in Enumerable.Range(0, n) select ((ring * n) + i, (ring * n) + ((i + 1) % n), 1.0));

        // Fewer pairs than zeros: the eigenvalue fills the whole block.
        AssertClose(new double[5], AssertHolds(apart, Exact, 5).Values, 1e-11);
        EigenPairs found = AssertHolds(apart, Exact, rings + 1);
        AssertClose(new double[rings], found.Values[..rings], 1e-11);
        Assert.Equal(2 - (2 * Math.Cos(2 * Math.PI / n)), found.Values[rings], 1e-11);

        // Nodes without edges are components, too.
        AssertClose(new double[9], AssertHolds(SparseMatrices.Laplacian(300, [(0, 1, 1)]), Exact, 9).Values, 1e-12);
    }

    [Fact]
    public void Trivial_matrices_are_solved()
    {
        AssertClose(new double[4], AssertHolds(SparseMatrix.Create(300, 300, new int[301], [], []), Exact, 4).Values, 0);
        SparseMatrix identity = SparseMatrices.OfEntries(300, 300, Enumerable.Range(0, 300).Select(i => (i, i, 3.0)));
        AssertClose([3, 3, 3, 3], AssertHolds(identity, Exact, 4).Values, 1e-12);
        SparseMatrix outlier = SparseMatrices.OfEntries(300, 300, Enumerable.Range(0, 300).Select(i => (i, i, i == 7 ? -1e4 : i / 300.0)));
        EigenPairs found = AssertHolds(outlier, Exact, 3);
        Assert.Equal(-1e4, found.Values[0], 1e-8);
        Assert.Equal(1, Math.Abs(found.Vector(0)[7]), 1e-9);
        Assert.Equal(5, Spectrum.Solve(SparseMatrix.Create(1, 1, [0, 1], [0], [5])).Values[0]);
    }

    [Fact]
    public void Several_threads_find_the_same_bits()
    {
        SparseMatrix matrix = SparseMatrices.Laplacian(3_000, SymmetricMatrices.Edges(new Random(5), 3_000, 8));
        EigenPairs one = Spectrum.Solve(matrix, new SpectrumOptions { Count = 6, Threads = 1 });
        EigenPairs two = Spectrum.Solve(matrix, new SpectrumOptions { Count = 6, Threads = 2 });
        Assert.Equal(one.Values, two.Values);
        Assert.Equal(one.Vectors, two.Vectors);
        AssertHolds(matrix, one, 1e-8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    public void Renumbering_the_nodes_renumbers_the_vectors(int denseBelow) => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        const int n = 80;
        (int A, int B, double Weight)[] edges =
            [.. SymmetricMatrices.Edges(random, n, 10), .. Enumerable.Range(1, n - 1).Select(i => (i - 1, i, 0.5 + random.NextDouble()))];
        int[] place = [.. Enumerable.Range(0, n)];
        random.Shuffle(place);
        var options = new SpectrumOptions { Count = 6, Tolerance = 1e-13, DenseBelow = denseBelow };
        EigenPairs found = Spectrum.Solve(SparseMatrices.Laplacian(n, edges), options);
        EigenPairs renumbered = Spectrum.Solve(SparseMatrices.Laplacian(n, edges.Select(edge => (place[edge.A], place[edge.B], edge.Weight))), options);
        for (int i = 0; i < 5; i++)
        {
            // The nearer the next eigenvalue, the less is an eigenvector determined by a residual.
            double gap = Math.Min(found.Values[i + 1] - found.Values[i], i == 0 ? 1 : found.Values[i] - found.Values[i - 1]);
            for (int node = 0; node < n; node++)
            {
                Assert.Equal(found.Vectors[(node * 6) + i], renumbered.Vectors[(place[node] * 6) + i], 1e-11 / gap);
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void What_has_not_converged_is_an_error_or_says_so()
    {
        SparseMatrix path = Laplacians.Path(2_000);
        var options = new SpectrumOptions { Count = 4, Tolerance = 1e-10, MaxProducts = 500 };
        SpectrumNotConvergedException error = Assert.Throws<SpectrumNotConvergedException>(() => Spectrum.Solve(path, options));
        Assert.InRange(error.Residual, 1e-10, 1);
        Assert.Equal(1e-10, error.Tolerance);
        Assert.InRange(error.Products, 400, 500);
        Assert.Contains($"after {error.Products} products", error.Message, StringComparison.Ordinal);

        EigenPairs partial = Spectrum.Solve(path, new SpectrumOptions { Count = 4, Tolerance = 1e-10, MaxProducts = 500, ReturnUnconverged = true });
        Assert.False(partial.Converged);
        Assert.Equal(error.Residual, partial.Residuals.ToArray().Max());
        AssertHolds(path, partial, error.Residual);

        // Rounding is in the way of both solvers.
        SparseMatrix random = SymmetricMatrices.SymmetricSparse(new Random(1), 60, 5);
        Assert.Throws<SpectrumNotConvergedException>(() => Spectrum.Solve(random, new SpectrumOptions { Tolerance = 1e-30 }));
        Assert.Throws<SpectrumNotConvergedException>(() => Spectrum.Solve(random, new SpectrumOptions { Tolerance = 1e-30, DenseBelow = 0 }));
    }

    [Fact]
    public void A_cancelled_token_stops_it()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Spectrum.Solve(Laplacians.Path(300), new SpectrumOptions { CancellationToken = source.Token }));
    }

    [Fact]
    public void Bad_matrices_and_options_are_errors()
    {
        SparseMatrix square = Laplacians.Ring(10);
        Assert.Throws<ArgumentNullException>(() => Spectrum.Solve(null!));
        Assert.Contains("2 × 3", Assert.Throws<ArgumentException>(() => Spectrum.Solve(SparseMatrix.Create(2, 3, [0, 0, 0], [], []))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Spectrum.Solve(SparseMatrix.Create(0, 0, [0], [], [])));
        foreach ((SparseMatrix asymmetric, string place) in new[]
        {
            (SparseMatrices.OfDense([0, 2, 0, 2, 0, 1, 0, 1.5, 0], 3, 3), "Entry 1, 2 is 1 and entry 2, 1 is 1.5"),
            (SparseMatrices.OfDense([0, 2, 0, 2, 0, 1, 0, 0, 0], 3, 3), "Entry 1, 2 is 1 and entry 2, 1 is 0"),
            (SparseMatrices.OfDense([0, 0, 0, 0, 0, 0, 3, 0, 0], 3, 3), "Entry 2, 0 is 3 and entry 0, 2 is 0"),
        })
        {
            Assert.Contains(place, Assert.Throws<ArgumentException>(() => Spectrum.Solve(asymmetric)).Message, StringComparison.Ordinal);
        }

        foreach (SpectrumOptions bad in new SpectrumOptions[]
        {
            new() { Count = 0 }, new() { Count = 11 }, new() { End = (SpectrumEnd)7 }, new() { Tolerance = 0 }, new() { Tolerance = double.NaN },
            new() { MaxProducts = 0 }, new() { DenseBelow = -1 }, new() { Threads = -1 },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Spectrum.Solve(square, bad));
        }

        Assert.Contains("Count is 11; expected a number from 1 to the 10 rows",
            Assert.Throws<ArgumentOutOfRangeException>(() => Spectrum.Solve(square, new SpectrumOptions { Count = 11 })).Message, StringComparison.Ordinal);
    }

    private static EigenPairs AssertHolds(SparseMatrix matrix, SpectrumOptions like, int count)
    {
        EigenPairs found = Spectrum.Solve(matrix, new SpectrumOptions { Count = count, End = like.End, Tolerance = like.Tolerance, DenseBelow = like.DenseBelow });
        Assert.True(found.Converged);
        AssertHolds(matrix, found, like.Tolerance);
        return found;
    }

    /// <summary>Residuals computed again, the naive way, and whether the vectors are orthonormal and the values in order.</summary>
    private static void AssertHolds(SparseMatrix matrix, EigenPairs found, double tolerance)
    {
        double[] products = matrix.Multiply(found.Vectors.ToArray(), found.Count);
        Assert.Equal(found.Values.ToArray().Order(), found.Values.ToArray());
        for (int i = 0; i < found.Count; i++)
        {
            double[] vector = found.Vector(i);
            double residual = Math.Sqrt(vector.Select((value, row) => products[(row * found.Count) + i] - (found.Values[i] * value)).Sum(value => value * value));
            Assert.InRange(residual, 0, (tolerance * found.Norm) + 1e-300 + (1e-14 * found.Norm));
            Assert.Equal(found.Residuals[i] * found.Norm, residual, 1e-14 * found.Norm);
            for (int j = 0; j <= i; j++)
            {
                Assert.Equal(i == j ? 1 : 0, found.Vector(j).Zip(vector, (a, b) => a * b).Sum(), 1e-12);
            }
        }
    }

    private static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(expected[i], found[i], tolerance);
        }
    }
}
