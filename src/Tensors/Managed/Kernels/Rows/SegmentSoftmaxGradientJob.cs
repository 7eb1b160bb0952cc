using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>dx = y·(g − Σ y·g), the sum over the rows of a group, column by column; the items are groups.</summary>
internal readonly unsafe struct SegmentSoftmaxGradientJob<L>(float* y, float* g, GroupingView rows, float* dx, int width) : IRangeJob
    where L : unmanaged, ILanes<L>
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        int columns = width;
        for (int group = start; group < end; group++)
        {
            int first = rows.Pointers[group], last = rows.Pointers[group + 1];
            int column = 0;

            // A register of columns at a time; then the rest in one part of a register.
            for (; column <= columns - L.Count; column += L.Count)
            {
                Columns<Whole>(first, last, column, L.Count);
            }

            if (column < columns)
            {
                Columns<Part>(first, last, column, columns - column);
            }
        }
    }

    [MethodImpl(Jit.Inline)]
    private void Columns<TPart>(int first, int last, int column, int count)
        where TPart : struct, IPart
    {
        var sum = L.Create(0);
        for (int place = first; place < last; place++)
        {
            nint row = At(place) + column;
            sum = L.MultiplyAdd(TPart.Load<L>(y + row, count), TPart.Load<L>(g + row, count), sum);
        }

        for (int place = first; place < last; place++)
        {
            nint row = At(place) + column;
            TPart.Store(dx + row, count, TPart.Load<L>(y + row, count) * (TPart.Load<L>(g + row, count) - sum));
        }
    }

    [MethodImpl(Jit.Inline)]
    private nint At(int place) => (nint)(rows.Rows == null ? place : rows.Rows[place]) * width;
}
