namespace Equivariant.ML.Data.Tests;

/// <summary>Small sparse matrices, and what is computed of them by definition, in dense ones.</summary>
internal static class RandomMatrices
{
    /// <summary>Whole numbers, of which sums and products are exact in any order; some entries are kept though they are 0.</summary>
    public static SparseMatrix Whole(Random random, int rows, int columns)
    {
        int count = rows * columns == 0 ? 0 : random.Next(3 * rows);
        int[] Places(int most) => [.. Enumerable.Range(0, count).Select(_ => random.Next(most))];
        return SparseMatrix.FromEntries(rows, columns, Places(rows), Places(columns), [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(-3, 4))]);
    }

    /// <summary>A graph of any kind with weights that add up exactly, some of them 0 or negative.</summary>
    public static Graph Weighted(Random random, int least = -8)
    {
        int nodes = random.Next(9);
        (int[] sources, int[] targets) = RandomGraphs.Edges(random, nodes);
        float[] weights = random.Next(4) == 0 ? [] : [.. sources.Select(_ => random.Next(least, 9) / 4f)];
        return new GraphBuilder(nodes).AddEdges(sources, targets).WithEdgeWeights(weights).Build();
    }

    public static double[] Product(double[] left, double[] right, int rows, int inner, int columns)
    {
        var product = new double[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                product[(row * columns) + column] = Enumerable.Range(0, inner).Sum(k => left[(row * inner) + k] * right[(k * columns) + column]);
            }
        }

        return product;
    }

    public static double[] Transposed(double[] matrix, int rows, int columns) =>
        [.. from column in Enumerable.Range(0, columns) from row in Enumerable.Range(0, rows) select matrix[(row * columns) + column]];

    public static double[] Identity(int size) =>
        [.. from row in Enumerable.Range(0, size) from column in Enumerable.Range(0, size) select row == column ? 1.0 : 0.0];

    /// <summary>Checks that a matrix is one that <see cref="SparseMatrix.Create"/> takes.</summary>
    public static SparseMatrix AssertSound(SparseMatrix matrix)
    {
        SparseMatrix.Create(matrix.RowCount, matrix.ColumnCount, matrix.RowPointers, matrix.Columns, matrix.Values);
        return matrix;
    }

    /// <summary>Checks that numbers differ by no more than a tolerance.</summary>
    public static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - found[i]) <= tolerance, $"Number {i} is {found[i]}; expected {expected[i]}, but for {tolerance}.");
        }
    }
}
