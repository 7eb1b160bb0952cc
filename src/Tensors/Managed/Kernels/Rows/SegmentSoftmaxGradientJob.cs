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
        float* value = y + column, from = g + column, to = dx + column;
        int* listed = rows.Rows;
        nint stride = width;
        var sum = L.Create(0);
        for (int place = first; place < last; place++)
        {
            nint row = At(listed, place, stride);
            sum = L.MultiplyAdd(TPart.Load<L>(value + row, count), TPart.Load<L>(from + row, count), sum);
        }

        for (int place = first; place < last; place++)
        {
            nint row = At(listed, place, stride);
            TPart.Store(to + row, count, TPart.Load<L>(value + row, count) * (TPart.Load<L>(from + row, count) - sum));
        }
    }

    [MethodImpl(Jit.Inline)]
    private static nint At(int* listed, int place, nint stride) => (listed == null ? place : listed[place]) * stride;
}
