namespace Equivariant.ML.Data;

/// <summary>Whether signals on nodes belong to a matrix of the nodes.</summary>
internal static class SignalChecks
{
    public static void Check(SparseMatrix matrix, double[] signals, int width, int threads)
    {
        Square.Check(matrix);
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        SparseMatrixChecks.CheckBlock(signals, matrix.RowCount, width, nameof(signals));
    }
}
