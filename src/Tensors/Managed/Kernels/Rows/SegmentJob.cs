using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// y[g] = the rows of group g of x folded into one, divided by their number if <c>mean</c>; of no rows, 0. The items are groups.
/// </summary>
internal readonly unsafe struct SegmentJob<T, F>(float* x, GroupingView rows, bool mean, float* y, int width, RowAhead ahead) : IRangeJob
    where T : unmanaged, ILanes<T>
    where F : unmanaged, IFold
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        int columns = width;
        float* to = y + ((nint)start * columns);
        for (int group = start; group < end; group++, to += columns)
        {
            int first = rows.Pointers[group], count = rows.Pointers[group + 1] - first;
            if (count == 0)
            {
                new Span<float>(to, columns).Clear();
            }
            else if (rows.Rows == null)
            {
                Fold(x + ((nint)first * columns), null, count, to);
            }
            else
            {
                for (int place = first; place < first + count; place++)
                {
                    ahead.Step(place);
                }

                Fold(x, rows.Rows + first, count, to);
            }
        }
    }

    // The rows from x on, or those of x that are listed.
    [MethodImpl(Jit.Loop)]
    private void Fold(float* x, int* listed, int count, float* to)
    {
        int columns = width;
        T factor = T.Create(mean ? 1f / count : 1);
        int i = 0;

        // Four registers of columns at a time, then one, then the last columns in one part of a register. Times 1 changes nothing.
        for (; i <= columns - (4 * T.Count); i += 4 * T.Count)
        {
            T first = T.Create(F.Start), second = first, third = first, fourth = first;
            for (int r = 0; r < count; r++)
            {
                float* row = x + ((nint)(listed == null ? r : listed[r]) * columns) + i;
                first = F.Two(first, T.Load(row));
                second = F.Two(second, T.Load(row + T.Count));
                third = F.Two(third, T.Load(row + (2 * T.Count)));
                fourth = F.Two(fourth, T.Load(row + (3 * T.Count)));
            }

            (first * factor).Store(to + i);
            (second * factor).Store(to + i + T.Count);
            (third * factor).Store(to + i + (2 * T.Count));
            (fourth * factor).Store(to + i + (3 * T.Count));
        }

        for (; i <= columns - T.Count; i += T.Count)
        {
            T fold = T.Create(F.Start);
            for (int r = 0; r < count; r++)
            {
                fold = F.Two(fold, T.Load(x + ((nint)(listed == null ? r : listed[r]) * columns) + i));
            }

            (fold * factor).Store(to + i);
        }

        if (i < columns)
        {
            T fold = T.Create(F.Start);
            for (int r = 0; r < count; r++)
            {
                fold = F.Two(fold, T.LoadPart(x + ((nint)(listed == null ? r : listed[r]) * columns) + i, columns - i));
            }

            (fold * factor).StorePart(to + i, columns - i);
        }
    }
}
