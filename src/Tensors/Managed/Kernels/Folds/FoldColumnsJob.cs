using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// Folds rows of <c>width</c> numbers into one, column by column. Each stack of <c>length</c> rows is cut into pieces of <c>piece</c> rows,
/// the last shorter; the items are pieces, stack after stack, and each gives one row.
/// </summary>
internal readonly unsafe struct FoldColumnsJob<T, F>(float* x, float* y, int length, int piece, int width) : IRangeJob
    where T : unmanaged, ILanes<T>
    where F : unmanaged, IFold
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        int size = piece, whole = length, columns = width, pieces = ((whole - 1) / size) + 1;
        float* from = x, to = y;
        for (int i = start; i < end; i++)
        {
            (int stack, int place) = Math.DivRem(i, pieces);
            int first = place * size;
            Fold(from + ((((nint)stack * whole) + first) * columns), to + ((nint)i * columns), Math.Min(size, whole - first), columns);
        }
    }

    [MethodImpl(Jit.Loop)]
    private static void Fold(float* x, float* y, int length, int width)
    {
        int i = 0;

        // Four registers of columns at a time, then one, then the last columns in one part of a register.
        for (; i <= width - (4 * T.Count); i += 4 * T.Count)
        {
            T first = T.Create(F.Start), second = first, third = first, fourth = first;
            float* row = x + i;
            for (int l = 0; l < length; l++, row += width)
            {
                first = F.Two(first, T.Load(row));
                second = F.Two(second, T.Load(row + T.Count));
                third = F.Two(third, T.Load(row + (2 * T.Count)));
                fourth = F.Two(fourth, T.Load(row + (3 * T.Count)));
            }

            first.Store(y + i);
            second.Store(y + i + T.Count);
            third.Store(y + i + (2 * T.Count));
            fourth.Store(y + i + (3 * T.Count));
        }

        for (; i <= width - T.Count; i += T.Count)
        {
            T fold = T.Create(F.Start);
            float* row = x + i;
            for (int l = 0; l < length; l++, row += width)
            {
                fold = F.Two(fold, T.Load(row));
            }

            fold.Store(y + i);
        }

        if (i < width)
        {
            T fold = T.Create(F.Start);
            float* row = x + i;
            for (int l = 0; l < length; l++, row += width)
            {
                fold = F.Two(fold, T.LoadPart(row, width - i));
            }

            fold.StorePart(y + i, width - i);
        }
    }
}
