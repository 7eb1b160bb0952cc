namespace Equivariant.ML.Data;

/// <summary>
/// The graph Fourier transform: a signal on the nodes in the basis of a Laplacian's eigenvectors U, x̂ = Uᵀ·x, and back, x = U·x̂ (Shuman, Narang,
/// Frossard, Ortega and Vandergheynst, 2013). On a ring it is the real discrete Fourier transform. With k of n eigenvectors, back and forth is the
/// projection to what they span.
/// </summary>
public static class GraphFourier
{
    /// <summary>x̂ = Uᵀ·x.</summary>
    /// <param name="basis">Eigenpairs of a Laplacian; all of them for the whole transform.</param>
    /// <param name="signals">Signals, row-major [n × <paramref name="width"/>]: a row a node, a column a signal.</param>
    /// <param name="width">Number of signals, 1 or more.</param>
    /// <returns>Their coefficients, row-major [k × <paramref name="width"/>]: a row an eigenvector.</returns>
    /// <exception cref="ArgumentException">The signals have another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">width is less than 1.</exception>
    public static double[] Transform(EigenPairs basis, double[] signals, int width = 1)
    {
        ArgumentNullException.ThrowIfNull(basis);
        Check(signals, basis.RowCount, width, nameof(signals));
        int count = basis.Count;

        // A signal's coefficients beside each other, like a row of U, and turned round at the end.
        var columns = new double[SparseMatrixChecks.BlockLength(count, width, nameof(width))];
        for (int i = 0; i < signals.Length; i++)
        {
            VectorArithmetic.AddScaled(basis.Vectors.Slice(i / width * count, count), signals[i], columns.AsSpan(i % width * count, count));
        }

        return Transposed(columns, width, count);
    }

    /// <summary>x = U·x̂.</summary>
    /// <param name="basis">The eigenpairs that the coefficients belong to.</param>
    /// <param name="coefficients">Coefficients, row-major [k × <paramref name="width"/>].</param>
    /// <param name="width">Number of signals, 1 or more.</param>
    /// <returns>The signals, row-major [n × <paramref name="width"/>].</returns>
    /// <exception cref="ArgumentException">The coefficients have another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">width is less than 1.</exception>
    public static double[] Inverse(EigenPairs basis, double[] coefficients, int width = 1)
    {
        ArgumentNullException.ThrowIfNull(basis);
        Check(coefficients, basis.Count, width, nameof(coefficients));
        int count = basis.Count;
        double[] columns = Transposed(coefficients, count, width);
        var signals = new double[SparseMatrixChecks.BlockLength(basis.RowCount, width, nameof(width))];
        for (int i = 0; i < signals.Length; i++)
        {
            signals[i] = VectorArithmetic.Dot(basis.Vectors.Slice(i / width * count, count), columns.AsSpan(i % width * count, count));
        }

        return signals;
    }

    private static void Check(double[] block, int rows, int width, string name)
    {
        ArgumentNullException.ThrowIfNull(block, name);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        SparseMatrixChecks.CheckBlock(block, rows, width, name);
    }

    private static double[] Transposed(double[] matrix, int rows, int columns)
    {
        var transposed = new double[matrix.Length];
        for (int i = 0; i < matrix.Length; i++)
        {
            transposed[(i % columns * rows) + (i / columns)] = matrix[i];
        }

        return transposed;
    }
}
