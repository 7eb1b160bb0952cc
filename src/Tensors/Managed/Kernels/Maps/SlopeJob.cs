using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y = f(x) and slope = f′(x), number by number; slope may be x.</summary>
internal readonly unsafe struct SlopeJob<T, F>(F f, float* x, float* y, float* slope) : IRangeJob
    where T : unmanaged, ILanes<T>
    where F : unmanaged, IFunction
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        F function = f;
        float* from = x, to = y, slopes = slope;
        int i = start;

        // A register of numbers at a time; then the rest in one part of a register.
        for (; i <= end - T.Count; i += T.Count)
        {
            Both(function, T.Load(from + i), out T value, out T steepness);
            value.Store(to + i);
            steepness.Store(slopes + i);
        }

        if (i < end)
        {
            int rest = end - i;
            Both(function, T.LoadPart(from + i, rest), out T value, out T steepness);
            value.StorePart(to + i, rest);
            steepness.StorePart(slopes + i, rest);
        }
    }

    // SiLU and its slope share an exponential.
    [MethodImpl(Jit.Inline)]
    private static void Both(F function, T x, out T value, out T steepness)
    {
        if (typeof(F) == typeof(Exponentials.Silu))
        {
            Exponentials.Silu.Both(x, out value, out steepness);
        }
        else
        {
            value = function.Value(x);
            steepness = function.Slope(x, value);
        }
    }
}
