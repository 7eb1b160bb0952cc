using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// y = exp(x − m)/Σ exp(x − m), m and Σ over the rows of a group, column by column; the items are groups. Columns are walked in registers of <typeparamref name="L"/>,
/// which may be narrower than those that the exponentials of many rows at once are computed in.
/// </summary>
internal readonly unsafe struct SegmentSoftmaxJob<T, L>(float* x, GroupingView rows, float* y, int width) : IRangeJob
    where T : unmanaged, ILanes<T>
    where L : unmanaged, ILanes<L>
{
    // So many numbers of y stay in the first-level cache from one pass to the next.
    private const int Block = 4096;

    public void Run(int start, int end)
    {
        while (start < end)
        {
            int next = start + 1;
            while (next < end && (nint)(rows.Pointers[next + 1] - rows.Pointers[start]) * width <= Block)
            {
                next++;
            }

            Shift(start, next);
            Exponentiate(rows.Pointers[start], rows.Pointers[next]);
            Scale(start, next);
            start = next;
        }
    }

    // A register of columns at a time; then the rest in one part of a register.
    [MethodImpl(Jit.Loop)]
    private void Shift(int start, int end)
    {
        for (int group = start; group < end; group++)
        {
            int column = 0;
            for (; column <= width - L.Count; column += L.Count)
            {
                Shift<Whole>(group, column, L.Count);
            }

            if (column < width)
            {
                Shift<Part>(group, column, width - column);
            }
        }
    }

    // y = x − m. A row that is not a number may be passed over for m: its group's sum is none either.
    [MethodImpl(Jit.Inline)]
    private void Shift<TPart>(int group, int column, int count)
        where TPart : struct, IPart
    {
        float* from = x + column, to = y + column;
        int* listed = rows.Rows;
        nint stride = width;
        int first = rows.Pointers[group], last = rows.Pointers[group + 1];
        var most = L.Create(float.NegativeInfinity);
        for (int place = first; place < last; place++)
        {
            most = L.AtLeast(TPart.Load<L>(from + At(listed, place, stride), count), most);
        }

        for (int place = first; place < last; place++)
        {
            nint row = At(listed, place, stride);
            TPart.Store(to + row, count, TPart.Load<L>(from + row, count) - most);
        }
    }

    // Where rows stand in the order of their groups, those of many groups are one array.
    private void Exponentiate(int first, int last)
    {
        if (rows.Rows == null)
        {
            new MapJob<T, Exponentials.Exp>(default, y + ((nint)first * width), y + ((nint)first * width)).Run(0, (last - first) * width);
            return;
        }

        for (int place = first; place < last; place++)
        {
            float* row = y + ((nint)rows.Rows[place] * width);
            new MapJob<L, Exponentials.Exp>(default, row, row).Run(0, width);
        }
    }

    [MethodImpl(Jit.Loop)]
    private void Scale(int start, int end)
    {
        for (int group = start; group < end; group++)
        {
            int column = 0;
            for (; column <= width - L.Count; column += L.Count)
            {
                Scale<Whole>(group, column, L.Count);
            }

            if (column < width)
            {
                Scale<Part>(group, column, width - column);
            }
        }
    }

    // y over its sum.
    [MethodImpl(Jit.Inline)]
    private void Scale<TPart>(int group, int column, int count)
        where TPart : struct, IPart
    {
        float* to = y + column;
        int* listed = rows.Rows;
        nint stride = width;
        int first = rows.Pointers[group], last = rows.Pointers[group + 1];
        var sum = L.Create(0);
        for (int place = first; place < last; place++)
        {
            sum += TPart.Load<L>(to + At(listed, place, stride), count);
        }

        L factor = L.Create(1) / sum;
        for (int place = first; place < last; place++)
        {
            nint row = At(listed, place, stride);
            TPart.Store(to + row, count, TPart.Load<L>(to + row, count) * factor);
        }
    }

    [MethodImpl(Jit.Inline)]
    private static nint At(int* listed, int place, nint stride) => (listed == null ? place : listed[place]) * stride;
}
