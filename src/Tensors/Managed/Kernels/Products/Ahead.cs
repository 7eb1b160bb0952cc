using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Equivariant.ML.Tensors;

/// <summary>
/// Brings what the next block of a product reads into the second-level cache while this block is computed, a little with every tile.
/// Tiles read many rows at once, which processors do not foresee by themselves.
/// </summary>
internal unsafe struct Ahead
{
    private const int LineFloats = 16;

    private float* first;
    private float* second;
    private readonly float* firstEnd;
    private readonly float* secondEnd;
    private readonly nint firstStep;
    private readonly nint secondStep;

    /// <summary>Two runs of numbers to bring, in so many steps.</summary>
    public Ahead(float* first, nint firstLength, float* second, nint secondLength, int steps)
    {
        this.first = first;
        this.second = second;
        firstEnd = first + firstLength;
        secondEnd = second + secondLength;
        firstStep = (firstLength / steps) + LineFloats;
        secondStep = (secondLength / steps) + LineFloats;
    }

    /// <summary>Brings the next numbers.</summary>
    [MethodImpl(Jit.Inline)]
    public void Step()
    {
        if (Sse.IsSupported && (first < firstEnd || second < secondEnd))
        {
            first = Bring(first, firstEnd, firstStep);
            second = Bring(second, secondEnd, secondStep);
        }
    }

    private static float* Bring(float* from, float* end, nint step)
    {
        float* to = from + step < end ? from + step : end;
        for (; from < to; from += LineFloats)
        {
            Sse.Prefetch1(from);
        }

        return from;
    }
}
