namespace Equivariant.ML.Data;

/// <summary>The rows of a sparse matrix in parts of about as much work each, which threads share. Where a part begins depends on the matrix alone.</summary>
internal static class RowParts
{
    /// <summary>So many entries and rows take some 0.1 ms, much longer than it takes to hand them to a thread.</summary>
    private const int WorkOfPart = 1 << 14;

    /// <summary>Calls for the rows from one to before another, for all rows.</summary>
    public static void ForEach(SparseMatrix matrix, Action<int, int> work)
    {
        long total = (long)matrix.EntryCount + matrix.RowCount;
        int parts = (int)(total / WorkOfPart) + 1;
        if (parts == 1)
        {
            work(0, matrix.RowCount);
            return;
        }

        Parallel.For(0, parts, part => work(Begin(matrix, total * part / parts), Begin(matrix, total * (part + 1) / parts)));
    }

    /// <summary>The first row before which there are so many entries and rows.</summary>
    private static int Begin(SparseMatrix matrix, long work)
    {
        (int low, int high) = (0, matrix.RowCount);
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (matrix.RowPointers[middle] + (long)middle < work)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
