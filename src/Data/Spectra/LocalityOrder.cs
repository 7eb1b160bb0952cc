namespace Equivariant.ML.Data;

/// <summary>
/// An order of rows in which a row's columns are near each other, breadth first from a row of few entries (Cuthill and McKee, 1969): what a product reads
/// then is mostly still in a core's cache.
/// </summary>
internal static class LocalityOrder
{
    /// <summary>The rows of a symmetric matrix in that order.</summary>
    public static int[] Of(SparseMatrix matrix)
    {
        ReadOnlySpan<int> pointers = matrix.RowPointers;
        var order = new int[matrix.RowCount];
        var seen = new bool[matrix.RowCount];
        int found = 0;
        foreach (int start in ByEntryCount(matrix))
        {
            if (seen[start])
            {
                continue;
            }

            seen[start] = true;
            order[found++] = start;
            for (int next = found - 1; next < found; next++)
            {
                foreach (int column in matrix.Columns[pointers[order[next]]..pointers[order[next] + 1]])
                {
                    if (!seen[column])
                    {
                        seen[column] = true;
                        order[found++] = column;
                    }
                }
            }
        }

        return order;
    }

    /// <summary>A matrix with rows and columns in another order: row i of it is row order[i].</summary>
    public static SparseMatrix Apply(SparseMatrix matrix, int[] order)
    {
        var place = new int[order.Length];
        var pointers = new int[order.Length + 1];
        for (int i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
            pointers[i + 1] = pointers[i] + matrix.RowPointers[order[i] + 1] - matrix.RowPointers[order[i]];
        }

        var columns = new int[matrix.EntryCount];
        var values = new double[matrix.EntryCount];
        for (int i = 0; i < order.Length; i++)
        {
            int from = matrix.RowPointers[order[i]];
            Span<int> to = columns.AsSpan(pointers[i]..pointers[i + 1]);
            for (int entry = 0; entry < to.Length; entry++)
            {
                to[entry] = place[matrix.Columns[from + entry]];
            }

            Span<double> toValues = values.AsSpan(pointers[i], to.Length);
            matrix.Values.Slice(from, to.Length).CopyTo(toValues);
            to.Sort(toValues);
        }

        return new SparseMatrix(order.Length, order.Length, pointers, columns, values);
    }

    private static int[] ByEntryCount(SparseMatrix matrix)
    {
        int[] rows = [.. Enumerable.Range(0, matrix.RowCount)];
        int[] counts = [.. rows.Select(row => matrix.RowPointers[row + 1] - matrix.RowPointers[row])];

        // By count, then by row: a sort of numbers that are all different has but one answer.
        long[] keys = [.. rows.Select(row => ((long)counts[row] << 32) | (uint)row)];
        Array.Sort(keys, rows);
        return rows;
    }
}
