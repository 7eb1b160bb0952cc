namespace Equivariant.ML.Tensors;

/// <summary>y[r] = Σ weights[e]·x[columns[e]] over the entries e of row r, weights being 1 where they are null; the items are rows.</summary>
internal readonly unsafe struct SparseProductJob<T>(float* x, GroupingView rows, int* columns, float* weights, float* y, int width) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    public void Run(int start, int end)
    {
        if (width == 0)
        {
            return;
        }

        if (rows.Rows == null)
        {
            if (weights == null)
            {
                Run<InOrder>(start, end);
            }
            else
            {
                Run<InOrderWeighted>(start, end);
            }
        }
        else if (weights == null)
        {
            Run<Listed>(start, end);
        }
        else
        {
            Run<ListedWeighted>(start, end);
        }
    }

    // Up to two registers of columns all rows go at once; wider ones row by row, so that what is read of x for an entry follows each other.
    private void Run<TEntries>(int start, int end)
        where TEntries : struct, IEntries
    {
        var sums = new SparseSums<T, TEntries>(x, rows, columns, weights, y, width);
        if (width <= 2 * T.Count)
        {
            sums.Columns(start, end, 0, width);
            return;
        }

        for (int row = start; row < end; row++)
        {
            int column = 0;
            for (; column <= width - (4 * T.Count); column += 4 * T.Count)
            {
                sums.FourRegisters(row, column);
            }

            for (; column < width; column += 2 * T.Count)
            {
                sums.Columns(row, row + 1, column, Math.Min(2 * T.Count, width - column));
            }
        }
    }
}
