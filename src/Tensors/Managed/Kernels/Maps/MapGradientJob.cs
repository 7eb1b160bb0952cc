using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>dx = g·f′(x), number by number, where y = f(x); dx may be g.</summary>
internal readonly unsafe struct MapGradientJob<T, F>(F f, float* x, float* y, float* g, float* dx) : IRangeJob
    where T : unmanaged, ILanes<T>
    where F : unmanaged, IFunction
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        F function = f;
        float* input = x, output = y, from = g, to = dx;
        int i = start;

        // A register of numbers at a time; then the rest in one part of a register.
        for (; i <= end - T.Count; i += T.Count)
        {
            (T.Load(from + i) * function.Slope(T.Load(input + i), T.Load(output + i))).Store(to + i);
        }

        if (i < end)
        {
            int rest = end - i;
            T slope = function.Slope(T.LoadPart(input + i, rest), T.LoadPart(output + i, rest));
            (T.LoadPart(from + i, rest) * slope).StorePart(to + i, rest);
        }
    }
}
