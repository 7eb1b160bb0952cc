namespace Equivariant.ML.Data;

/// <summary>Whether arrays describe a sparse matrix.</summary>
internal static class SparseMatrixChecks
{
    public static void Check(int rowCount, int columnCount, ReadOnlySpan<int> rowPointers, ReadOnlySpan<int> columns, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        ArgumentOutOfRangeException.ThrowIfNegative(columnCount);
        if (rowPointers.Length != rowCount + 1L)
        {
            throw new ArgumentException($"{rowPointers.Length} row pointers for {rowCount} rows; expected one more than rows.", nameof(rowPointers));
        }

        if (columns.Length != values.Length)
        {
            throw new ArgumentException($"{values.Length} values for {columns.Length} columns; expected as many.", nameof(values));
        }

        if (rowPointers[0] != 0 || rowPointers[^1] != columns.Length)
        {
            throw new ArgumentException(
                $"Row pointers from {rowPointers[0]} to {rowPointers[^1]} for {columns.Length} entries; expected from 0 to the number of entries.", nameof(rowPointers));
        }

        for (int row = 0; row < rowCount; row++)
        {
            if (rowPointers[row] > rowPointers[row + 1] || rowPointers[row + 1] > columns.Length)
            {
                throw new ArgumentException(
                    $"Row {row} is from {rowPointers[row]} to {rowPointers[row + 1]}; expected pointers that never fall.", nameof(rowPointers));
            }

            int before = -1;
            for (int entry = rowPointers[row]; entry < rowPointers[row + 1]; entry++)
            {
                if (columns[entry] <= before || columns[entry] >= columnCount)
                {
                    throw new ArgumentException(
                        $"Column {columns[entry]} in row {row}, after {before}; expected ascending columns from 0 to {columnCount - 1}, each once.", nameof(columns));
                }

                if (!double.IsFinite(values[entry]))
                {
                    throw new ArgumentException($"Value {values[entry]} in row {row}, column {columns[entry]}; expected a finite number.", nameof(values));
                }

                before = columns[entry];
            }
        }
    }

    /// <summary>Whether numbers are a block of so many rows and columns.</summary>
    public static void CheckBlock(double[] block, int rows, int width, string name)
    {
        if (block.Length != (long)rows * width)
        {
            throw new ArgumentException($"{block.Length} numbers; expected {rows} rows × {width} columns = {(long)rows * width}.", name);
        }
    }

    /// <summary>How many numbers a block has, if one array can hold them.</summary>
    public static int BlockLength(int rows, int width, string name)
    {
        long length = (long)rows * width;
        return length <= Array.MaxLength
            ? (int)length
            : throw new ArgumentOutOfRangeException(name, width, $"{rows} rows × {width} columns; expected at most {Array.MaxLength} numbers.");
    }
}
