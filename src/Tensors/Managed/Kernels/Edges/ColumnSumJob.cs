using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y = the sum of some rows of <c>width</c> numbers, in order; the items are columns.</summary>
internal readonly unsafe struct ColumnSumJob<T>(float* x, int rows, int width, float* y) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        for (int i = start; i < end; i += T.Count)
        {
            int part = Math.Min(T.Count, end - i);
            T sum = T.Create(0);
            float* row = x + i;
            for (int r = 0; r < rows; r++, row += width)
            {
                sum += T.LoadPart(row, part);
            }

            sum.StorePart(y + i, part);
        }
    }
}
