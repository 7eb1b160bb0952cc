namespace Equivariant.ML.Data;

/// <summary>Makes a sparse matrix of entries in any order: sorts them by column, then, keeping that order, by row. Time and memory are linear.</summary>
internal static class SparseAssembly
{
    public static SparseMatrix Of(
        int rowCount, int columnCount, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        ArgumentOutOfRangeException.ThrowIfNegative(columnCount);
        if (rows.Length != columns.Length || rows.Length != values.Length)
        {
            throw new ArgumentException($"{rows.Length} rows, {columns.Length} columns and {values.Length} values; expected as many of each.");
        }

        for (int entry = 0; entry < rows.Length; entry++)
        {
            if ((uint)rows[entry] >= (uint)rowCount || (uint)columns[entry] >= (uint)columnCount || !double.IsFinite(values[entry]))
            {
                throw new ArgumentException(
                    $"Entry {entry} is {values[entry]} in row {rows[entry]}, column {columns[entry]}; expected a finite number within {rowCount} rows and {columnCount} columns.");
            }
        }

        int[] byColumn = Order(columns, columnCount, [.. Enumerable.Range(0, rows.Length)], out _);
        int[] byRow = Order(rows, rowCount, byColumn, out int[] pointers);
        var result = new SparseRows(rowCount, columnCount, rows.Length);
        for (int row = 0; row < rowCount; row++)
        {
            foreach (int entry in byRow.AsSpan(pointers[row]..pointers[row + 1]))
            {
                result.AddUp(columns[entry], values[entry]);
            }

            result.EndRow();
        }

        return result.Build();
    }

    /// <summary>Numbers of entries, sorted by key; of the same key in the order given.</summary>
    private static int[] Order(ReadOnlySpan<int> keys, int keyCount, int[] entries, out int[] pointers)
    {
        pointers = new int[keyCount + 1];
        foreach (int key in keys)
        {
            pointers[key + 1]++;
        }

        for (int key = 0; key < keyCount; key++)
        {
            pointers[key + 1] += pointers[key];
        }

        int[] next = [.. pointers];
        var order = new int[entries.Length];
        foreach (int entry in entries)
        {
            order[next[keys[entry]]++] = entry;
        }

        return order;
    }
}
