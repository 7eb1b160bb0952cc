namespace Equivariant.ML.Data;

/// <summary>
/// All eigenpairs of a dense symmetric matrix: Householder reflections to a tridiagonal matrix, then its implicit QL iteration (Bowdler, Martin, Reinsch
/// and Wilkinson, 1968). Errors are of the order of rounding times the norm of the matrix.
/// </summary>
internal static class SymmetricEigen
{
    /// <param name="matrix">Row-major [n × n], symmetric and finite; used up.</param>
    /// <param name="n">Rows, 0 or more.</param>
    /// <param name="threads">Threads to use; the bits are the same for any number.</param>
    /// <returns>Eigenvalues, ascending, and eigenvectors: row i of [n × n] belongs to eigenvalue i.</returns>
    public static (double[] Values, double[] Vectors) Solve(double[] matrix, int n, int threads)
    {
        double scale = 0;
        foreach (double value in matrix)
        {
            scale = Math.Max(scale, Math.Abs(value));
        }

        // Squares of numbers up to 1 neither overflow nor, where they count beside a 1, underflow.
        scale = scale == 0 ? 1 : scale;
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i] /= scale;
        }

        var tridiagonal = new Tridiagonal(matrix, n, threads);
        double[] vectors = tridiagonal.Basis();
        new TridiagonalIteration(tridiagonal.Diagonal, tridiagonal.OffDiagonal, new RowRotations(vectors, n, threads)).Run();
        return Sorted(tridiagonal.Diagonal, vectors, n, scale);
    }

    private static (double[] Values, double[] Vectors) Sorted(double[] values, double[] vectors, int n, double scale)
    {
        int[] order = [.. Enumerable.Range(0, n)];
        Array.Sort(values, order);
        var sorted = new double[vectors.Length];
        for (int i = 0; i < n; i++)
        {
            values[i] *= scale;
            vectors.AsSpan(order[i] * n, n).CopyTo(sorted.AsSpan(i * n, n));
        }

        return (values, sorted);
    }
}
