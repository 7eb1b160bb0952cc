using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y = f(x), number by number; y may be x.</summary>
internal readonly unsafe struct MapJob<T, F>(F f, float* x, float* y) : IRangeJob
    where T : unmanaged, ILanes<T>
    where F : unmanaged, IFunction
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        F function = f;
        float* from = x, to = y;
        int i = start;

        // A register of numbers at a time; then the rest in one part of a register.
        for (; i <= end - T.Count; i += T.Count)
        {
            function.Value(T.Load(from + i)).Store(to + i);
        }

        if (i < end)
        {
            function.Value(T.LoadPart(from + i, end - i)).StorePart(to + i, end - i);
        }
    }
}
