namespace Equivariant.ML.Data;

/// <summary>
/// Row i of a product is the sum of the right matrix's rows, by the entries of the left one's row i (Gustavson 1978): collected in a row of its own with all
/// columns, of which only those that were met are looked at.
/// </summary>
internal static class SparseTimesSparse
{
    public static SparseMatrix Of(SparseMatrix left, SparseMatrix right, int maxEntries)
    {
        ArgumentNullException.ThrowIfNull(right);
        ArgumentOutOfRangeException.ThrowIfNegative(maxEntries);
        if (left.ColumnCount != right.RowCount)
        {
            throw new ArgumentException(
                $"{left.RowCount} × {left.ColumnCount} times {right.RowCount} × {right.ColumnCount}; expected as many rows as the left one has columns.", nameof(right));
        }

        var result = new SparseRows(left.RowCount, right.ColumnCount, Math.Min(maxEntries, Math.Max(left.EntryCount, right.EntryCount)));
        var sums = new double[right.ColumnCount];
        var metIn = new int[right.ColumnCount];
        var met = new int[right.ColumnCount];
        long entries = 0;
        for (int row = 0; row < left.RowCount; row++)
        {
            int count = Collect(left, right, row, sums, metIn, met);
            entries += count;
            if (entries > maxEntries)
            {
                throw new ArgumentException(
                    $"A product of {left.RowCount} × {right.ColumnCount} has more than {maxEntries} entries, {entries} of them up to row {row}; expected at most {maxEntries}.",
                    nameof(maxEntries));
            }

            met.AsSpan(0, count).Sort();
            foreach (int column in met.AsSpan(0, count))
            {
                result.Add(column, sums[column]);
            }

            result.EndRow();
        }

        return result.Build();
    }

    /// <returns>How many columns the row has; they are in <paramref name="met"/>, in the order in which they were met.</returns>
    private static int Collect(SparseMatrix left, SparseMatrix right, int row, double[] sums, int[] metIn, int[] met)
    {
        int count = 0;
        for (int entry = left.RowPointers[row]; entry < left.RowPointers[row + 1]; entry++)
        {
            double factor = left.Values[entry];
            int through = left.Columns[entry];
            for (int other = right.RowPointers[through]; other < right.RowPointers[through + 1]; other++)
            {
                int column = right.Columns[other];

                // Rows are counted from 1 here: 0 says that a column was never met.
                if (metIn[column] != row + 1)
                {
                    metIn[column] = row + 1;
                    sums[column] = 0;
                    met[count++] = column;
                }

                sums[column] += factor * right.Values[other];
            }
        }

        return count;
    }
}
