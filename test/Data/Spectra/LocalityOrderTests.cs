using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class LocalityOrderTests
{
    [Fact]
    public void Has_each_row_once_and_only_renumbers() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int n = random.Next(1, 40);
        SparseMatrix matrix = SymmetricMatrices.SymmetricSparse(random, n, random.Next(5));
        int[] order = LocalityOrder.Of(matrix);
        Assert.Equal(Enumerable.Range(0, n), order.Order());
        double[] before = matrix.ToDense();
        SparseMatrix renumbered = LocalityOrder.Apply(matrix, order);
        SparseMatrixChecks.Check(n, n, renumbered.RowPointers, renumbered.Columns, renumbered.Values);
        double[] after = renumbered.ToDense();
        for (int i = 0; i < n * n; i++)
        {
            Assert.Equal(before[(order[i / n] * n) + order[i % n]], after[i]);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Puts_the_ends_of_an_edge_near_each_other()
    {
        int[] place = [.. Enumerable.Range(0, 400)];
        new Random(1).Shuffle(place);
        SparseMatrix path = SparseMatrices.Laplacian(400, Enumerable.Range(1, 399).Select(i => (place[i - 1], place[i], 1.0)));
        SparseMatrix renumbered = LocalityOrder.Apply(path, LocalityOrder.Of(path));
        for (int row = 0; row < 400; row++)
        {
            Assert.All(renumbered.Columns[renumbered.RowPointers[row]..renumbered.RowPointers[row + 1]].ToArray(), column => Assert.InRange(column, row - 1, row + 1));
        }
    }
}
