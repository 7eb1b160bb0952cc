using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y += a·x, number by number.</summary>
internal readonly unsafe struct AddScaledJob<T>(float a, float* x, float* y) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        T factor = T.Create(a);
        float* from = x, to = y;
        int i = start;

        // A register of numbers at a time; then the rest in one part of a register.
        for (; i <= end - T.Count; i += T.Count)
        {
            T.MultiplyAdd(factor, T.Load(from + i), T.Load(to + i)).Store(to + i);
        }

        if (i < end)
        {
            T.MultiplyAdd(factor, T.LoadPart(from + i, end - i), T.LoadPart(to + i, end - i)).StorePart(to + i, end - i);
        }
    }
}
