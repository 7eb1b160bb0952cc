namespace Equivariant.ML.Data;

/// <summary>Eigenpairs of a sparse matrix by way of the dense one.</summary>
internal static class DenseSpectrum
{
    public static EigenPairs Solve(SparseMatrix matrix, SpectrumOptions options)
    {
        int n = matrix.RowCount;
        int threads = Parts.Threads(options.Threads);
        (double[] all, double[] rows) = SymmetricEigen.Solve(Dense(matrix), n, threads);
        double norm = Math.Max(Math.Abs(all[0]), Math.Abs(all[^1]));
        int count = options.Count;
        int first = options.End == SpectrumEnd.Smallest ? 0 : n - count;
        var vectors = new double[n * count];
        for (int i = 0; i < count; i++)
        {
            for (int row = 0; row < n; row++)
            {
                vectors[(row * count) + i] = rows[((first + i) * n) + row];
            }
        }

        double[] values = all[first..(first + count)];
        double[] residuals = Residuals(matrix, values, vectors, norm, threads);
        return new EigenPairs(values, vectors, residuals, norm, products: 0, residuals.All(residual => residual <= options.Tolerance));
    }

    private static double[] Residuals(SparseMatrix matrix, double[] values, double[] vectors, double norm, int threads)
    {
        double[] products = matrix.Multiply(vectors, values.Length, threads);
        var squares = new double[values.Length];
        for (int i = 0; i < products.Length; i++)
        {
            double difference = products[i] - (values[i % values.Length] * vectors[i]);
            squares[i % values.Length] += difference * difference;
        }

        return [.. squares.Select(square => norm == 0 ? 0 : Math.Sqrt(square) / norm)];
    }

    // Both triangles from the lower one: what differs by rounding becomes the same.
    public static double[] Dense(SparseMatrix matrix)
    {
        int n = matrix.RowCount;
        var dense = new double[SparseMatrixChecks.BlockLength(n, n, nameof(matrix))];
        for (int row = 0; row < n; row++)
        {
            for (int entry = matrix.RowPointers[row]; entry < matrix.RowPointers[row + 1] && matrix.Columns[entry] <= row; entry++)
            {
                dense[(row * n) + matrix.Columns[entry]] = dense[(matrix.Columns[entry] * n) + row] = matrix.Values[entry];
            }
        }

        return dense;
    }
}
