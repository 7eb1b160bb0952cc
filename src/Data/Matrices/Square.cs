namespace Equivariant.ML.Data;

/// <summary>The check of what needs as many rows as columns.</summary>
internal static class Square
{
    public static void Check(SparseMatrix matrix, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(matrix))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(matrix, name);
        if (matrix.RowCount != matrix.ColumnCount)
        {
            throw new ArgumentException($"A matrix of {matrix.RowCount} × {matrix.ColumnCount}; expected as many columns as rows.", name);
        }
    }
}
