using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y[r] = a[left group of r]·b[right group of r]; the items are rows.</summary>
internal readonly unsafe struct PairDotsJob<T>(float* a, int* left, float* b, int* right, float* y, int width) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        int columns = width;
        float* first = a, second = b, to = y;
        int* leftGroups = left, rightGroups = right;
        for (int r = start; r < end; r++)
        {
            to[r] = Dot(first + ((nint)leftGroups[r] * columns), second + ((nint)rightGroups[r] * columns), columns);
        }
    }

    // Two registers at a time, to have two chains of sums under way, then one, then the rest in one part of a register.
    [MethodImpl(Jit.Inline)]
    private static float Dot(float* a, float* b, int width)
    {
        T even = T.Create(0), odd = even;
        int i = 0;
        for (; i <= width - (2 * T.Count); i += 2 * T.Count)
        {
            even = T.MultiplyAdd(T.Load(a + i), T.Load(b + i), even);
            odd = T.MultiplyAdd(T.Load(a + i + T.Count), T.Load(b + i + T.Count), odd);
        }

        if (i <= width - T.Count)
        {
            even = T.MultiplyAdd(T.Load(a + i), T.Load(b + i), even);
            i += T.Count;
        }

        if (i < width)
        {
            odd = T.MultiplyAdd(T.LoadPart(a + i, width - i), T.LoadPart(b + i, width - i), odd);
        }

        return (even + odd).Sum();
    }
}
