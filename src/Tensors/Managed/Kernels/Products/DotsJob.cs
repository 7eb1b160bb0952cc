namespace Equivariant.ML.Tensors;

/// <summary>
/// y = a·b + bias where b has only a few columns, as when features become one number: each element as a dot product along rows of a and
/// columns of b, which both lie side by side (b given transposed). The items are rows.
/// </summary>
internal readonly unsafe struct DotsJob<T>(float* a, float* b, float* bias, float* y, int depth, int columns) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    public void Run(int start, int end)
    {
        nint length = depth, width = columns;
        int row = start;

        // Four rows at a time, to have four sums under way; the other rows one by one.
        for (; row <= end - 4; row += 4)
        {
            float* four = a + (row * length);
            for (int column = 0; column < width; column++)
            {
                float* to = y + (row * width) + column;
                Four(four, b + (column * length), depth, out T first, out T second, out T third, out T fourth);
                float shift = bias == null ? 0 : bias[column];
                to[0] = first.Sum() + shift;
                to[width] = second.Sum() + shift;
                to[2 * width] = third.Sum() + shift;
                to[3 * width] = fourth.Sum() + shift;
            }
        }

        for (; row < end; row++)
        {
            for (int column = 0; column < width; column++)
            {
                y[(row * width) + column] = One(a + (row * length), b + (column * length), depth).Sum() + (bias == null ? 0 : bias[column]);
            }
        }
    }

    // A register of products at a time; then the rest in one part of a register, whose other lanes add 0.
    private static void Four(float* a, float* b, int depth, out T first, out T second, out T third, out T fourth)
    {
        nint length = depth;
        T sum0 = T.Create(0), sum1 = sum0, sum2 = sum0, sum3 = sum0;
        int l = 0;
        for (; l <= depth - T.Count; l += T.Count)
        {
            T right = T.Load(b + l);
            sum0 = T.MultiplyAdd(T.Load(a + l), right, sum0);
            sum1 = T.MultiplyAdd(T.Load(a + length + l), right, sum1);
            sum2 = T.MultiplyAdd(T.Load(a + (2 * length) + l), right, sum2);
            sum3 = T.MultiplyAdd(T.Load(a + (3 * length) + l), right, sum3);
        }

        if (l < depth)
        {
            int rest = depth - l;
            T right = T.LoadPart(b + l, rest);
            sum0 = T.MultiplyAdd(T.LoadPart(a + l, rest), right, sum0);
            sum1 = T.MultiplyAdd(T.LoadPart(a + length + l, rest), right, sum1);
            sum2 = T.MultiplyAdd(T.LoadPart(a + (2 * length) + l, rest), right, sum2);
            sum3 = T.MultiplyAdd(T.LoadPart(a + (3 * length) + l, rest), right, sum3);
        }

        (first, second, third, fourth) = (sum0, sum1, sum2, sum3);
    }

    private static T One(float* a, float* b, int depth)
    {
        T sum = T.Create(0);
        int l = 0;
        for (; l <= depth - T.Count; l += T.Count)
        {
            sum = T.MultiplyAdd(T.Load(a + l), T.Load(b + l), sum);
        }

        return l < depth ? T.MultiplyAdd(T.LoadPart(a + l, depth - l), T.LoadPart(b + l, depth - l), sum) : sum;
    }
}
