using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y[r] = a[left group of r] + b[right group of r] + c[r], without the last where c is null; the items are rows.</summary>
internal readonly unsafe struct GatherSumJob<T>(float* a, int* left, float* b, int* right, float* c, float* y, int width, RowAhead ahead) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        nint columns = width;
        RowAhead next = ahead;
        for (int r = start; r < end; r++)
        {
            next.Step(r);
            nint place = r * columns;
            Row(a + (left[r] * columns), b + (right[r] * columns), c == null ? null : c + place, y + place, width);
        }
    }

    [MethodImpl(Jit.Loop)]
    private static void Row(float* a, float* b, float* c, float* y, int width)
    {
        int i = 0;

        // A register of columns at a time; then the rest in one part of a register.
        for (; i <= width - T.Count; i += T.Count)
        {
            T sum = T.Load(a + i) + T.Load(b + i);
            (c == null ? sum : sum + T.Load(c + i)).Store(y + i);
        }

        if (i < width)
        {
            int rest = width - i;
            T sum = T.LoadPart(a + i, rest) + T.LoadPart(b + i, rest);
            (c == null ? sum : sum + T.LoadPart(c + i, rest)).StorePart(y + i, rest);
        }
    }
}
