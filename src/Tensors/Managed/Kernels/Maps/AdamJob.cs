using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>One step of Adam in one pass over weights, gradients and both moments.</summary>
internal readonly unsafe struct AdamJob<T>(AdamStep step, float* x, float* g, float* m, float* v) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        AdamStep constants = step;
        float* weights = x, gradients = g, means = m, squares = v;
        int i = start;

        // A register of weights at a time; then the rest in one part of a register.
        for (; i <= end - T.Count; i += T.Count)
        {
            T weight = T.Load(weights + i), mean = T.Load(means + i), square = T.Load(squares + i);
            Step(constants, T.Load(gradients + i), ref weight, ref mean, ref square);
            weight.Store(weights + i);
            mean.Store(means + i);
            square.Store(squares + i);
        }

        if (i < end)
        {
            int rest = end - i;
            T weight = T.LoadPart(weights + i, rest), mean = T.LoadPart(means + i, rest), square = T.LoadPart(squares + i, rest);
            Step(constants, T.LoadPart(gradients + i, rest), ref weight, ref mean, ref square);
            weight.StorePart(weights + i, rest);
            mean.StorePart(means + i, rest);
            square.StorePart(squares + i, rest);
        }
    }

    // m̂/(√v̂ + ε) is m/c₁ over √v/√c₂ + ε, so the constants are divided once and not each number.
    [MethodImpl(Jit.Inline)]
    private static void Step(in AdamStep step, T gradient, ref T weight, ref T mean, ref T square)
    {
        gradient = T.MultiplyAdd(T.Create((float)step.L2), weight, gradient);
        mean = T.MultiplyAdd(T.Create((float)step.Beta1), mean, T.Create((float)(1 - step.Beta1)) * gradient);
        square = T.MultiplyAdd(T.Create((float)step.Beta2), square, T.Create((float)(1 - step.Beta2)) * gradient * gradient);
        T root = T.MultiplyAdd(T.Sqrt(square), T.Create((float)(1 / Math.Sqrt(step.Correction2))), T.Create((float)step.Epsilon));
        T rate = T.Create((float)(step.Rate / step.Correction1)), decay = T.Create((float)(step.Rate * step.Decay));
        weight = weight - (rate * mean / root) - (decay * weight);
    }
}
