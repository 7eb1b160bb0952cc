namespace Equivariant.ML.Networks;

/// <summary>
/// All eigenpairs of a small dense symmetric matrix, by Jacobi's rotations (Golub and Van Loan 2013, section 8.5): each makes one entry beside the diagonal zero, and sweeps over
/// all go on until none counts.
/// </summary>
internal static class JacobiRotations
{
    // Convergence is quadratic at the end: sweeps grow with the logarithm of the size, and matrices of thousands of rows take a dozen.
    private const int MostSweeps = 64;

    /// <param name="matrix">Row-major [n×n], symmetric and finite; its diagonal becomes the eigenvalues.</param>
    /// <param name="n">How many rows there are.</param>
    /// <returns>Eigenvectors: row i of [n×n] belongs to the eigenvalue at place i of the diagonal.</returns>
    internal static double[] Diagonalize(double[] matrix, int n)
    {
        var vectors = new double[matrix.Length];
        for (int i = 0; i < n; i++)
        {
            vectors[(i * n) + i] = 1;
        }

        bool changed = true;
        for (int sweep = 0; changed && sweep < MostSweeps; sweep++)
        {
            changed = false;
            for (int p = 0; p < n; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    changed |= Rotate(matrix, vectors, n, p, q);
                }
            }
        }

        return vectors;
    }

    /// <summary>Makes the entry at p and q zero; false where it is beside the two on the diagonal already.</summary>
    private static bool Rotate(double[] matrix, double[] vectors, int n, int p, int q)
    {
        double beside = matrix[(p * n) + q];
        double first = matrix[(p * n) + p], second = matrix[(q * n) + q];
        if (Math.Abs(beside) <= 1e-16 * (1 + Math.Abs(first) + Math.Abs(second)))
        {
            return false;
        }

        // The smaller of the two angles.
        double ratio = (second - first) / (2 * beside);
        double tangent = Math.CopySign(1, ratio) / (Math.Abs(ratio) + Math.Sqrt((ratio * ratio) + 1));
        double cosine = 1 / Math.Sqrt((tangent * tangent) + 1), sine = tangent * cosine;
        Span<double> rowP = matrix.AsSpan(p * n, n), rowQ = matrix.AsSpan(q * n, n);
        Turn(rowP, rowQ, cosine, sine);
        Turn(vectors.AsSpan(p * n, n), vectors.AsSpan(q * n, n), cosine, sine);
        (rowP[p], rowQ[q]) = (first - (tangent * beside), second + (tangent * beside));
        rowP[q] = rowQ[p] = 0;
        for (int row = 0; row < n; row++)
        {
            if (row != p && row != q)
            {
                (matrix[(row * n) + p], matrix[(row * n) + q]) = (rowP[row], rowQ[row]);
            }
        }

        return true;
    }

    private static void Turn(Span<double> p, Span<double> q, double cosine, double sine)
    {
        for (int i = 0; i < p.Length; i++)
        {
            (p[i], q[i]) = ((cosine * p[i]) - (sine * q[i]), (sine * p[i]) + (cosine * q[i]));
        }
    }
}
