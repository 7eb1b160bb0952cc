namespace Equivariant.ML.Tensors;

/// <summary>
/// Folds numbers that stand side by side. A row of <c>length</c> numbers is cut into pieces of <c>piece</c>, the last shorter; the items
/// are pieces, row after row, and each gives one number.
/// </summary>
internal readonly unsafe struct FoldRowsJob<T, F>(float* x, float* y, int length, int piece) : IRangeJob
    where T : unmanaged, ILanes<T>
    where F : unmanaged, IFold
{
    public void Run(int start, int end)
    {
        int size = piece, whole = length, pieces = ((whole - 1) / size) + 1;
        float* from = x, to = y;
        for (int i = start; i < end; i++)
        {
            (int row, int place) = Math.DivRem(i, pieces);
            int first = place * size;
            to[i] = Fold(from + ((nint)row * whole) + first, Math.Min(size, whole - first));
        }
    }

    private static float Fold(float* x, int length)
    {
        if (length < T.Count)
        {
            Lanes1 one = Lanes1.Create(F.Start);
            for (int l = 0; l < length; l++)
            {
                one = F.Two(one, Lanes1.Load(x + l));
            }

            return F.Lanes(one);
        }

        // Four registers at a time, to have four chains of additions under way; then one at a time; then number by number.
        T first = T.Create(F.Start), second = first, third = first, fourth = first;
        int i = 0;
        for (; i <= length - (4 * T.Count); i += 4 * T.Count)
        {
            first = F.Two(first, T.Load(x + i));
            second = F.Two(second, T.Load(x + i + T.Count));
            third = F.Two(third, T.Load(x + i + (2 * T.Count)));
            fourth = F.Two(fourth, T.Load(x + i + (3 * T.Count)));
        }

        for (; i <= length - T.Count; i += T.Count)
        {
            first = F.Two(first, T.Load(x + i));
        }

        var fold = Lanes1.Create(F.Lanes(F.Two(F.Two(first, second), F.Two(third, fourth))));
        for (; i < length; i++)
        {
            fold = F.Two(fold, Lanes1.Load(x + i));
        }

        return F.Lanes(fold);
    }
}
