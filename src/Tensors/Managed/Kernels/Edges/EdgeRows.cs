using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>Loops over the rows of a tile of edges, side by side, of <c>width</c> numbers.</summary>
internal static unsafe class EdgeRows<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>y[r] = x[index[r]], times the inverse of how many rows the group has if <paramref name="pointers"/> are given.</summary>
    [MethodImpl(Jit.Loop)]
    public static void Gather(float* x, nint xRow, int* index, int* pointers, bool add, float* y, int rows, int width)
    {
        for (int r = 0; r < rows; r++, y += width)
        {
            int group = index[r];
            float* from = x + (group * xRow);
            T factor = T.Create(pointers == null ? 1 : 1f / (pointers[group + 1] - pointers[group]));
            int i = 0;
            for (; i <= width - T.Count; i += T.Count)
            {
                T value = T.Load(from + i) * factor;
                (add ? T.Load(y + i) + value : value).Store(y + i);
            }

            if (i < width)
            {
                int rest = width - i;
                T value = T.LoadPart(from + i, rest) * factor;
                (add ? T.LoadPart(y + i, rest) + value : value).StorePart(y + i, rest);
            }
        }
    }

    /// <summary>y[index[r]] += x[r], row after row. Rows that follow each other to one place are summed on the way there.</summary>
    [MethodImpl(Jit.Loop)]
    public static void Scatter(float* x, int* index, float* y, nint yRow, int rows, int width)
    {
        for (int r = 0; r < rows;)
        {
            int group = index[r], end = r + 1;
            while (end < rows && index[end] == group)
            {
                end++;
            }

            Add(x + ((nint)r * width), end - r, y + (group * yRow), width);
            r = end;
        }
    }

    /// <summary>y += the rows of x, in order.</summary>
    [MethodImpl(Jit.Loop)]
    public static void Add(float* x, int rows, float* y, int width)
    {
        int i = 0;
        for (; i <= width - (4 * T.Count); i += 4 * T.Count)
        {
            float* row = x + i;
            T first = T.Load(y + i), second = T.Load(y + i + T.Count), third = T.Load(y + i + (2 * T.Count)), fourth = T.Load(y + i + (3 * T.Count));
            for (int r = 0; r < rows; r++, row += width)
            {
                first += T.Load(row);
                second += T.Load(row + T.Count);
                third += T.Load(row + (2 * T.Count));
                fourth += T.Load(row + (3 * T.Count));
            }

            first.Store(y + i);
            second.Store(y + i + T.Count);
            third.Store(y + i + (2 * T.Count));
            fourth.Store(y + i + (3 * T.Count));
        }

        for (; i < width; i += T.Count)
        {
            int part = Math.Min(T.Count, width - i);
            float* row = x + i;
            T sum = T.LoadPart(y + i, part);
            for (int r = 0; r < rows; r++, row += width)
            {
                sum += T.LoadPart(row, part);
            }

            sum.StorePart(y + i, part);
        }
    }

    /// <summary>y[r] = x[r]·s[r], added to y[r] if asked.</summary>
    [MethodImpl(Jit.Loop)]
    public static void Scale(float* x, float* s, bool add, float* y, int rows, int width)
    {
        for (int r = 0; r < rows; r++, x += width, y += width)
        {
            T factor = T.Create(s[r]);
            int i = 0;
            for (; i <= width - T.Count; i += T.Count)
            {
                T value = T.Load(x + i);
                (add ? T.MultiplyAdd(value, factor, T.Load(y + i)) : value * factor).Store(y + i);
            }

            if (i < width)
            {
                int rest = width - i;
                T value = T.LoadPart(x + i, rest);
                (add ? T.MultiplyAdd(value, factor, T.LoadPart(y + i, rest)) : value * factor).StorePart(y + i, rest);
            }
        }
    }

    /// <summary>y[r] = the sum of x[r]·z[r], added to y[r] if asked.</summary>
    [MethodImpl(Jit.Loop)]
    public static void Dot(float* x, float* z, bool add, float* y, int rows, int width)
    {
        for (int r = 0; r < rows; r++, x += width, z += width)
        {
            float sum = 0;
            int i = 0;
            if (width >= T.Count)
            {
                T sums = T.Create(0);
                for (; i <= width - T.Count; i += T.Count)
                {
                    sums = T.MultiplyAdd(T.Load(x + i), T.Load(z + i), sums);
                }

                sum = sums.Sum();
            }

            for (; i < width; i++)
            {
                sum += x[i] * z[i];
            }

            y[r] = add ? y[r] + sum : sum;
        }
    }

    /// <summary>y = x, or y + x if asked, number by number.</summary>
    [MethodImpl(Jit.Loop)]
    public static void Move(float* x, bool add, float* y, int length)
    {
        if (!add)
        {
            new ReadOnlySpan<float>(x, length).CopyTo(new Span<float>(y, length));
            return;
        }

        for (int i = 0; i < length; i += T.Count)
        {
            int part = Math.Min(T.Count, length - i);
            (T.LoadPart(y + i, part) + T.LoadPart(x + i, part)).StorePart(y + i, part);
        }
    }

    /// <summary>y = x + z, number by number.</summary>
    [MethodImpl(Jit.Loop)]
    public static void Sum(float* x, float* z, float* y, int length)
    {
        for (int i = 0; i < length; i += T.Count)
        {
            int part = Math.Min(T.Count, length - i);
            (T.LoadPart(x + i, part) + T.LoadPart(z + i, part)).StorePart(y + i, part);
        }
    }

    /// <summary>y = g·s, or y + g·s if asked, number by number; y may be g.</summary>
    [MethodImpl(Jit.Loop)]
    public static void Multiply(float* g, float* s, bool add, float* y, int length)
    {
        int i = 0;
        for (; i <= length - T.Count; i += T.Count)
        {
            T product = T.Load(g + i) * T.Load(s + i);
            (add ? T.Load(y + i) + product : product).Store(y + i);
        }

        if (i < length)
        {
            int rest = length - i;
            T product = T.LoadPart(g + i, rest) * T.LoadPart(s + i, rest);
            (add ? T.LoadPart(y + i, rest) + product : product).StorePart(y + i, rest);
        }
    }
}
