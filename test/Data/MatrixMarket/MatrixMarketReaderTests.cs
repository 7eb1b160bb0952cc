using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class MatrixMarketReaderTests
{
    [Fact]
    public void A_general_matrix_is_read_as_it_stands()
    {
        SparseMatrix matrix = Read("%%MatrixMarket matrix coordinate real general\n% a comment\n\n2 3 4\n1 1 1.5\n2 3 -2e1\n 1\t2  3\n1 1 0.25\n");

        Assert.Equal((2, 3), (matrix.RowCount, matrix.ColumnCount));
        Assert.Equal([1.75, 3, 0, 0, 0, -20], matrix.ToDense());
    }

    [Theory]
    [InlineData("real symmetric", "1 1 2\n2 1 3\n", new double[] { 2, 3, 3, 0 })]
    [InlineData("integer skew-symmetric", "1 1 2\n2 1 3\n", new double[] { 2, -3, 3, 0 })]
    [InlineData("pattern general", "1 2\n2 1\n", new double[] { 0, 1, 1, 0 })]
    [InlineData("pattern symmetric", "2 1\n2 2\n", new double[] { 0, 1, 1, 1 })]
    public void Entries_that_stand_for_two_and_patterns_are_filled_in(string kind, string entries, double[] expected) =>
        Assert.Equal(expected, Read($"%%MatrixMarket matrix coordinate {kind}\n2 2 2\n{entries}").ToDense());

    [Fact]
    public void What_is_written_is_read() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        SparseMatrix matrix = RandomMatrices.Whole(random, random.Next(6), random.Next(6));
        var text = new StringBuilder("%%MatrixMarket matrix coordinate real general\n");
        text.Append(CultureInfo.InvariantCulture, $"{matrix.RowCount} {matrix.ColumnCount} {matrix.EntryCount}\n");
        for (int row = 0; row < matrix.RowCount; row++)
        {
            for (int entry = matrix.RowPointers[row]; entry < matrix.RowPointers[row + 1]; entry++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{row + 1} {matrix.Columns[entry] + 1} {matrix.Values[entry]:r}\n");
            }
        }

        Assert.Equal(matrix.ToDense(), RandomMatrices.AssertSound(Read(text.ToString())).ToDense());
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", "line 1: found the end of the file; expected %%MatrixMarket.")]
    [InlineData("1 1 1\n", "line 1: found '1 1 1'; expected '%%MatrixMarket matrix coordinate'")]
    [InlineData("%%MatrixMarket matrix array real general\n", "line 1: found")]
    [InlineData("%%MatrixMarket matrix coordinate complex general\n", "line 1: found entries that are 'complex'; expected real, integer or pattern.")]
    [InlineData("%%MatrixMarket matrix coordinate real hermitian\n", "line 1: found the symmetry 'hermitian'")]
    [InlineData("%%MatrixMarket matrix coordinate pattern skew-symmetric\n", "line 1: found a skew-symmetric pattern")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2\n", "line 2: found '2 2'; expected 3 numbers.")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1.5\n", "line 2: found 1.5; expected a whole number")]
    [InlineData("%%MatrixMarket matrix coordinate real symmetric\n2 3 0\n", "line 2: found a matrix of 2 × 3 that is said to be symmetric")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 1\n", "line 4: found the end of the file; expected entry 2 of 2.")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n3 1 1\n", "line 3: found row or column 3; expected 1 to 2.")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 NaN\n", "line 3: found '1 1 NaN'; expected 3 numbers.")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2147483647 1 1\n1 1 1\n", "expected 1048576 rows and columns at most")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n1 1 2147483647\n1 1 1\n", "line 4: found the end of the file; expected entry 2 of 2147483647.")]
    public void What_is_no_such_matrix_is_refused_with_its_line(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<GraphFormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_text_is_read_or_refused_and_nothing_else() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        var text = new StringBuilder("%%MatrixMarket matrix coordinate real symmetric\n% who\n3 3 4\n1 1 2\n2 1 -1\n3 2 0.5\n3 3 1e3\n");
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            text[random.Next(text.Length)] = "0123456789 -.\n%e"[random.Next(16)];
        }

        try
        {
            _ = Read(text.ToString());
        }
        catch (GraphFormatException)
        {
        }
    }).QuickCheckThrowOnFailure();

    private static SparseMatrix Read(string text)
    {
        using var reader = new StringReader(text);
        return MatrixMarketReader.Read(reader, "matrix.mtx");
    }
}
