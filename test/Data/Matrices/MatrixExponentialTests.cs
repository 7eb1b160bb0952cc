using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class MatrixExponentialTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void Of_a_complete_graph_it_is_known(int n)
    {
        double[] found = GraphMatrices.Exponential(GraphMatrices.Adjacency(Data.Neighbors.Complete(new GraphBuilder(n).Build())));

        // Eigenvalue n − 1 of the ones, −1 of all across.
        double across = (Math.Exp(n - 1) - Math.Exp(-1)) / n;
        for (int i = 0; i < n * n; i++)
        {
            double expected = i / n == i % n ? across + Math.Exp(-1) : across;
            Assert.Equal(1, found[i] / expected, 1e-13);
        }
    }

    [Fact]
    public void Of_a_path_one_way_it_is_one_by_factorials()
    {
        const int Nodes = 12;
        double[] found = GraphMatrices.Exponential(SparseMatrix.FromEntries(Nodes, Nodes, [.. Enumerable.Range(0, Nodes - 1)], [.. Enumerable.Range(1, Nodes - 1)], Ones(Nodes - 1)));
        for (int row = 0; row < Nodes; row++)
        {
            double expected = 1;
            for (int column = row; column < Nodes; column++)
            {
                Assert.Equal(1, found[(row * Nodes) + column] / expected, 1e-14);
                expected /= column - row + 1;
            }

            Assert.All(found.AsSpan(row * Nodes, row).ToArray(), zero => Assert.Equal(0, zero));
        }
    }

    [Fact]
    public void It_is_the_series_of_any_weights() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        SparseMatrix adjacency = GraphMatrices.Adjacency(RandomMatrices.Weighted(new Random(seed)));
        int n = adjacency.RowCount;

        // Of A/64 the series has no hump; its 64th power by six squarings in 128 binary digits would be the same in these.
        double[] small = [.. adjacency.ToDense().Select(value => value / 64)];
        double[] term = RandomMatrices.Identity(n);
        double[] sum = RandomMatrices.Identity(n);
        for (int k = 1; k < 30; k++)
        {
            term = [.. RandomMatrices.Product(term, small, n, n, n).Select(value => value / k)];
            sum = [.. sum.Zip(term, (a, b) => a + b)];
        }

        for (int i = 0; i < 6; i++)
        {
            sum = RandomMatrices.Product(sum, sum, n, n, n);
        }

        double scale = sum.Select(Math.Abs).DefaultIfEmpty().Max();
        RandomMatrices.AssertClose(sum, GraphMatrices.Exponential(adjacency), 1e-12 * Math.Max(scale, 1));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_many_graphs_side_by_side_it_is_that_of_each_to_the_bit()
    {
        // So many rows that threads share them; numbers of other graphs are 0 and add nothing.
        const int Copies = 30;
        SparseMatrix one = GraphMatrices.Adjacency(Data.Neighbors.Complete(new GraphBuilder(11).Build()));
        int[] Shifted(int[] places) => [.. Enumerable.Range(0, Copies).SelectMany(copy => places.Select(place => place + (11 * copy)))];
        int[] rows = [.. Enumerable.Range(0, one.EntryCount).Select(entry => entry / 10)];
        SparseMatrix many = SparseMatrix.FromEntries(11 * Copies, 11 * Copies, Shifted(rows), Shifted(one.Columns.ToArray()), Ones(Copies * one.EntryCount));

        double[] expected = GraphMatrices.Exponential(one);
        double[] found = GraphMatrices.Exponential(many);
        for (int row = 0; row < many.RowCount; row++)
        {
            Assert.Equal(expected.AsSpan(row % 11 * 11, 11), found.AsSpan((row * many.RowCount) + (row / 11 * 11), 11));
        }
    }

    [Fact]
    public void What_is_not_square_or_too_large_is_refused()
    {
        static string Message(SparseMatrix matrix) => Assert.Throws<ArgumentException>(() => GraphMatrices.Exponential(matrix)).Message;

        Assert.Contains("1 × 2", Message(SparseMatrix.FromEntries(1, 2, [], [], [])), StringComparison.Ordinal);
        Assert.Contains("rows sum to 1000 at the most is too large", Message(SparseMatrix.Diagonal([1, 1000])), StringComparison.Ordinal);
        Assert.Contains("sums to Infinity", Message(SparseMatrix.FromEntries(2, 2, [0, 0], [0, 1], [1e308, 1e308])), StringComparison.Ordinal);
        Assert.Contains("50000 × 50000", Message(SparseMatrix.Identity(50_000)), StringComparison.Ordinal);
        Assert.Equal([Math.Exp(-1000)], GraphMatrices.Exponential(SparseMatrix.Diagonal([-1000])));
        Assert.Empty(GraphMatrices.Exponential(SparseMatrix.Identity(0)));
    }

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];
}
