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
            int next = start;
            do
            {
                Shift(next++);
            }
            while (next < end && (nint)(rows.Pointers[next + 1] - rows.Pointers[start]) * width <= Block);

            Exponentiate(rows.Pointers[start], rows.Pointers[next]);
            for (; start < next; start++)
            {
                Scale(start);
            }
        }
    }

    // A register of columns at a time; then the rest in one part of a register.
    [MethodImpl(Jit.Loop)]
    private void Shift(int group)
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

    // y = x − m.
    [MethodImpl(Jit.Inline)]
    private void Shift<TPart>(int group, int column, int count)
        where TPart : struct, IPart
    {
        int first = rows.Pointers[group], last = rows.Pointers[group + 1];
        var most = L.Create(float.NegativeInfinity);
        for (int place = first; place < last; place++)
        {
            most = L.Max(most, TPart.Load<L>(x + At(place) + column, count));
        }

        for (int place = first; place < last; place++)
        {
            nint row = At(place) + column;
            TPart.Store(y + row, count, TPart.Load<L>(x + row, count) - most);
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
            new MapJob<L, Exponentials.Exp>(default, y + At(place), y + At(place)).Run(0, width);
        }
    }

    [MethodImpl(Jit.Loop)]
    private void Scale(int group)
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

    // y over its sum.
    [MethodImpl(Jit.Inline)]
    private void Scale<TPart>(int group, int column, int count)
        where TPart : struct, IPart
    {
        int first = rows.Pointers[group], last = rows.Pointers[group + 1];
        var sum = L.Create(0);
        for (int place = first; place < last; place++)
        {
            sum += TPart.Load<L>(y + At(place) + column, count);
        }

        L factor = L.Create(1) / sum;
        for (int place = first; place < last; place++)
        {
            float* to = y + At(place) + column;
            TPart.Store(to, count, TPart.Load<L>(to, count) * factor);
        }
    }

    [MethodImpl(Jit.Inline)]
    private nint At(int place) => (nint)(rows.Rows == null ? place : rows.Rows[place]) * width;
}
