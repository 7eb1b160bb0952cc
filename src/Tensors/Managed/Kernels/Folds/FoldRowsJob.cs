using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// Folds numbers that stand side by side. A row of <c>length</c> numbers is cut into pieces of <c>piece</c>, the last shorter; the items
/// are pieces, row after row, and each gives one number.
/// </summary>
internal readonly unsafe struct FoldRowsJob<T, F>(float* x, float* y, int length, int piece) : IRangeJob
    where T : unmanaged, ILanes<T>
    where F : unmanaged, IFold
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        int size = piece, whole = length, pieces = ((whole - 1) / size) + 1;
        float* from = x, to = y;
        if (whole < T.Count)
        {
            Short(from + ((nint)start * whole), to + start, end - start, whole);
            return;
        }

        for (int i = start; i < end; i++)
        {
            (int row, int place) = Math.DivRem(i, pieces);
            int first = place * size;
            to[i] = Fold(from + ((nint)row * whole) + first, Math.Min(size, whole - first));
        }
    }

    // Rows shorter than a register, number by number, down the columns.
    [MethodImpl(Jit.Loop)]
    private static void Short(float* x, float* y, int rows, int length)
    {
        new Span<float>(y, rows).Fill(F.Start);
        for (int column = 0; column < length; column++)
        {
            float* from = x + column;
            for (int row = 0; row < rows; row++, from += length)
            {
                F.Two(Lanes1.Load(y + row), Lanes1.Load(from)).Store(y + row);
            }
        }
    }

    [MethodImpl(Jit.Loop)]
    private static float Fold(float* x, int length)
    {
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
