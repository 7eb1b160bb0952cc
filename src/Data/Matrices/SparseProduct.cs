namespace Equivariant.ML.Data;

/// <summary>
/// y ← α·A·x + β·x + γ·y, for blocks of columns stored row by row. The three terms in one pass: a step of a Chebyshev recurrence reads and writes
/// each block once. A number of y depends on its own row and column alone, so the bits are the same for any number of threads and of columns.
/// </summary>
internal static class SparseProduct
{
    /// <param name="matrix">A; square unless <paramref name="beta"/> is 0.</param>
    /// <param name="x">Row-major [columns of A × width].</param>
    /// <param name="y">Row-major [rows of A × width]; not read where <paramref name="gamma"/> is 0.</param>
    /// <param name="width">Columns of x and y.</param>
    /// <param name="alpha">What A·x is multiplied by.</param>
    /// <param name="beta">What x is multiplied by.</param>
    /// <param name="gamma">What y is multiplied by.</param>
    /// <param name="threads">How many threads share the rows.</param>
    public static void Run(SparseMatrix matrix, double[] x, double[] y, int width, double alpha, double beta, double gamma, int threads)
    {
        var rows = new SparseProductRows(matrix, x, y, width, alpha, beta, gamma);
        RowParts.ForEach(matrix, rows.Run, threads, width);
    }
}
