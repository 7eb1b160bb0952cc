using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class SparseProductTests
{
    [Fact]
    public void Equals_its_definition_for_any_shape_and_width() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int rows = random.Next(12), columns = random.Next(12), width = random.Next(1, 40);
        double[] dense = [.. Enumerable.Range(0, rows * columns).Select(_ => random.Next(3) == 0 ? random.NextDouble() - 0.5 : 0)];
        double[] x = SymmetricMatrices.Numbers(random, columns * width);
        double[] y = SparseMatrices.OfDense(dense, rows, columns).Multiply(x, width);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                double expected = Enumerable.Range(0, columns).Sum(k => dense[(row * columns) + k] * x[(k * width) + column]);
                Assert.Equal(expected, y[(row * width) + column], 1e-14);
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_column_has_the_same_bits_alone_and_in_a_block_and_by_two_threads()
    {
        var random = new Random(3);
        SparseMatrix matrix = SymmetricMatrices.SymmetricSparse(random, 2_000, degree: 6);
        const int width = 27;
        double[] x = SymmetricMatrices.Numbers(random, matrix.ColumnCount * width);
        double[] block = matrix.Multiply(x, width, threads: 1);
        Assert.Equal(block, matrix.Multiply(x, width, threads: 2));
        for (int column = 0; column < width; column++)
        {
            double[] alone = matrix.Multiply([.. Enumerable.Range(0, matrix.ColumnCount).Select(row => x[(row * width) + column])], threads: 1);
            Assert.Equal(alone, Enumerable.Range(0, matrix.RowCount).Select(row => block[(row * width) + column]));
        }
    }

    [Fact]
    public void Adds_multiples_of_what_it_reads_and_of_what_was_there()
    {
        var random = new Random(4);
        SparseMatrix matrix = SymmetricMatrices.SymmetricSparse(random, 50, degree: 4);
        double[] x = SymmetricMatrices.Numbers(random, 50 * 21);
        double[] y = SymmetricMatrices.Numbers(random, 50 * 21);
        double[] product = matrix.Multiply(x, 21);
        double[] expected = [.. product.Select((value, i) => (2 * value) - (3 * x[i]) + (0.5 * y[i]))];
        SparseProduct.Run(matrix, x, y, 21, 2, -3, 0.5, threads: 1);
        Assert.All(expected.Zip(y), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Fact]
    public void What_is_not_to_be_read_may_be_anything()
    {
        SparseMatrix matrix = SparseMatrix.Create(1, 1, [0, 1], [0], [2]);
        double[] y = [double.NaN];
        SparseProduct.Run(matrix, [3], y, 1, 1, 0, 0, threads: 1);
        Assert.Equal(6, y[0]);
    }

    [Fact]
    public void Bad_blocks_are_errors()
    {
        SparseMatrix matrix = SparseMatrix.Create(2, 3, [0, 0, 0], [], []);
        Assert.Contains("5 numbers; expected 3 rows × 2 columns = 6", Assert.Throws<ArgumentException>(() => matrix.Multiply(new double[5], 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => matrix.Multiply((double[])null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Multiply(new double[3], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Multiply(new double[3], 1, -1));
        SparseMatrix tall = SparseMatrix.Create(1 << 20, 0, new int[(1 << 20) + 1], [], []);
        Assert.Throws<ArgumentOutOfRangeException>(() => tall.Multiply([], 1 << 12));
    }
}
