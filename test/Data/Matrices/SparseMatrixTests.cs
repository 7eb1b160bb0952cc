using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class SparseMatrixTests
{
    [Fact]
    public void Arrays_are_kept_as_they_were_given()
    {
        int[] pointers = [0, 2, 2, 3];
        SparseMatrix matrix = SparseMatrix.Create(3, 4, pointers, [0, 3, 1], [1, 2, 3]);
        pointers[1] = 0;

        Assert.Equal((3, 4, 3), (matrix.RowCount, matrix.ColumnCount, matrix.EntryCount));
        Assert.Equal([0, 2, 2, 3], matrix.RowPointers.ToArray());
        Assert.Equal([1, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0, 0], matrix.ToDense());
        Assert.Equal("SparseMatrix: 3 × 4, 3 entries", $"{matrix}");
    }

    [Theory]
    [InlineData(new[] { 0, 1 }, new[] { 0 }, new[] { 1.0 }, "2 row pointers for 2 rows")]
    [InlineData(new[] { 0, 1, 1 }, new[] { 0 }, new[] { 1.0, 2.0 }, "2 values for 1 columns")]
    [InlineData(new[] { 0, 1, 2 }, new[] { 0 }, new[] { 1.0 }, "from 0 to 2 for 1 entries")]
    [InlineData(new[] { 0, 2, 1 }, new[] { 0 }, new[] { 1.0 }, "Row 0 is from 0 to 2")]
    [InlineData(new[] { 0, 2, 2 }, new[] { 1, 1 }, new[] { 1.0, 2.0 }, "Column 1 in row 0, after 1")]
    [InlineData(new[] { 0, 0, 1 }, new[] { 2 }, new[] { 1.0 }, "Column 2 in row 1, after -1; expected ascending columns from 0 to 1")]
    [InlineData(new[] { 0, 0, 1 }, new[] { 1 }, new[] { double.NaN }, "Value NaN in row 1, column 1")]
    public void Arrays_of_no_matrix_are_refused(int[] pointers, int[] columns, double[] values, string problem) => Assert.Contains(
        problem, Assert.Throws<ArgumentException>(() => SparseMatrix.Create(2, 2, pointers, columns, values)).Message, StringComparison.Ordinal);

    [Fact]
    public void Entries_in_any_order_are_sorted_and_add_up() => ForRandom(random =>
    {
        (int rows, int columns) = (random.Next(1, 6), random.Next(1, 6));
        int[] entries = [.. Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(rows * columns))];
        double[] values = [.. entries.Select(_ => (double)random.Next(-3, 4))];
        SparseMatrix matrix = RandomMatrices.AssertSound(
            SparseMatrix.FromEntries(rows, columns, [.. entries.Select(entry => entry / columns)], [.. entries.Select(entry => entry % columns)], values));

        var expected = new double[rows * columns];
        for (int i = 0; i < entries.Length; i++)
        {
            expected[entries[i]] += values[i];
        }

        Assert.Equal(expected, matrix.ToDense());
        Assert.Equal(entries.Distinct().Count(), matrix.EntryCount);
    });

    [Fact]
    public void Entries_outside_the_matrix_or_that_are_no_numbers_are_refused()
    {
        static string Message(int row, int column, double value) =>
            Assert.Throws<ArgumentException>(() => SparseMatrix.FromEntries(2, 3, [0, row], [0, column], [1, value])).Message;

        Assert.Contains("Entry 1 is 5 in row 2, column 0; expected a finite number within 2 rows and 3 columns", Message(2, 0, 5), StringComparison.Ordinal);
        Assert.Contains("in row 0, column -1", Message(0, -1, 5), StringComparison.Ordinal);
        Assert.Contains("is NaN in row 1", Message(1, 1, double.NaN), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SparseMatrix.FromEntries(2, 3, [0], [0, 1], [1, 1]));
        Assert.Contains(
            "row 0, column 0 comes to Infinity",
            Assert.Throws<ArgumentException>(() => SparseMatrix.FromEntries(1, 1, [0, 0], [0, 0], [double.MaxValue, double.MaxValue])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_transpose_and_products_are_those_of_dense_matrices() => ForRandom(random =>
    {
        (int rows, int inner, int columns) = (random.Next(7), random.Next(7), random.Next(7));
        SparseMatrix left = RandomMatrices.Whole(random, rows, inner);
        SparseMatrix right = RandomMatrices.Whole(random, inner, columns);

        Assert.Equal(RandomMatrices.Transposed(left.ToDense(), rows, inner), RandomMatrices.AssertSound(left.Transpose()).ToDense());
        Assert.Equal(
            RandomMatrices.Product(left.ToDense(), right.ToDense(), rows, inner, columns), RandomMatrices.AssertSound(left.Multiply(right)).ToDense());
        Assert.Equal(left.ToDense(), left.Multiply(SparseMatrix.Identity(inner)).ToDense());
    });

    [Fact]
    public void Symmetry_is_equality_across_the_diagonal_within_a_tolerance() => ForRandom(random =>
    {
        int size = random.Next(6);
        SparseMatrix matrix = RandomMatrices.Whole(random, size, random.Next(8) == 0 ? size + 1 : size);
        double[] dense = matrix.ToDense();
        double worst = matrix.ColumnCount != size
            ? double.PositiveInfinity
            : Enumerable.Range(0, size * size).Select(i => Math.Abs(dense[i] - dense[(i % size * size) + (i / size)])).DefaultIfEmpty().Max();

        Assert.Equal(worst == 0, matrix.IsSymmetric());
        Assert.Equal(worst <= 2, matrix.IsSymmetric(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.IsSymmetric(double.NaN));
    });

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        SparseMatrix identity = SparseMatrix.Identity(100_000);
        Assert.Contains("100000 × 100000 has 10000000000 numbers", Assert.Throws<InvalidOperationException>(identity.ToDense).Message, StringComparison.Ordinal);
        Assert.Contains(
            "100000 × 100000 times 2 × 2", Assert.Throws<ArgumentException>(() => identity.Multiply(SparseMatrix.Identity(2))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "has more than 99999 entries", Assert.Throws<ArgumentException>(() => identity.Multiply(identity, 99_999)).Message, StringComparison.Ordinal);
        Assert.Equal(100_000, identity.Multiply(identity, 100_000).EntryCount);
        SparseMatrix large = SparseMatrix.Diagonal([1e200]);
        Assert.Contains("comes to Infinity", Assert.Throws<ArgumentException>(() => large.Multiply(large)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SparseMatrix.Diagonal([double.NaN]));
    }

    private static void ForRandom(Action<Random> check) => Prop.ForAll(RandomGraphs.Seeds, seed => check(new Random(seed))).QuickCheckThrowOnFailure();
}
