namespace Equivariant.ML.Data;

/// <summary>The rows of a sparse matrix in parts of about as much work each, which threads share. Where a part begins depends on the matrix alone.</summary>
internal static class RowParts
{
    /// <summary>So many entries and rows take some 0.1 ms, much longer than it takes to hand them to a thread.</summary>
    private const int WorkOfPart = 1 << 14;

    /// <summary>Calls for the rows from one to before another, for all rows.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="work">What is called.</param>
    /// <param name="threads">How many threads share the parts; 0 is as many as there are processors.</param>
    /// <param name="width">How many numbers are computed of each entry.</param>
    public static void ForEach(SparseMatrix matrix, Action<int, int> work, int threads = 0, int width = 1)
    {
        long total = (long)matrix.EntryCount + matrix.RowCount;
        int parts = (int)Math.Min(total * width / WorkOfPart, matrix.RowCount) + 1;
        Parts.Run(parts, Parts.Threads(threads), part => work(Begin(matrix, total * part / parts), Begin(matrix, total * (part + 1) / parts)));
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
