namespace Equivariant.ML.Data;

/// <summary>Sorts entries by column. They come row by row, so that those of a column are in the order of their rows.</summary>
internal static class SparseTranspose
{
    public static SparseMatrix Of(SparseMatrix matrix)
    {
        var pointers = new int[matrix.ColumnCount + 1];
        foreach (int column in matrix.Columns)
        {
            pointers[column + 1]++;
        }

        for (int column = 0; column < matrix.ColumnCount; column++)
        {
            pointers[column + 1] += pointers[column];
        }

        int[] next = [.. pointers];
        var rows = new int[matrix.EntryCount];
        var values = new double[matrix.EntryCount];
        for (int row = 0; row < matrix.RowCount; row++)
        {
            for (int entry = matrix.RowPointers[row]; entry < matrix.RowPointers[row + 1]; entry++)
            {
                int place = next[matrix.Columns[entry]]++;
                (rows[place], values[place]) = (row, matrix.Values[entry]);
            }
        }

        return new SparseMatrix(matrix.ColumnCount, matrix.RowCount, pointers, rows, values);
    }
}
