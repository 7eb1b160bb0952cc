using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y = x times the mask's scale where the mask keeps the element, else 0; y may be x.</summary>
internal readonly unsafe struct DropoutJob<T>(DropoutMask mask, float* x, float* y) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        DropoutMask chosen = mask;
        float* from = x, to = y;
        T scale = T.Create((float)chosen.Scale), zero = T.Create(0);
        int i = start;

        // A register of numbers at a time; then the rest in one part of a register. What is dropped becomes 0 even where it is not finite.
        for (; i <= end - T.Count; i += T.Count)
        {
            T.Select(T.Kept(chosen, i), T.Load(from + i) * scale, zero).Store(to + i);
        }

        if (i < end)
        {
            T.Select(T.Kept(chosen, i), T.LoadPart(from + i, end - i) * scale, zero).StorePart(to + i, end - i);
        }
    }
}
