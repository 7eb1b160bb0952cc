using System.Numerics;
using System.Runtime.InteropServices;

namespace Equivariant.ML.Estimators;

/// <summary>Runs of indices, a vector register at a time.</summary>
internal static class Runs
{
    /// <summary>Writes numbers plus an offset; there is room for at least as many.</summary>
    internal static void Shift(ReadOnlySpan<int> from, Span<int> to, int offset)
    {
        to = to[..from.Length];
        ReadOnlySpan<Vector<int>> wideFrom = MemoryMarshal.Cast<int, Vector<int>>(from);
        Span<Vector<int>> wideTo = MemoryMarshal.Cast<int, Vector<int>>(to)[..wideFrom.Length];
        var offsets = new Vector<int>(offset);
        for (int i = 0; i < wideFrom.Length; i++)
        {
            wideTo[i] = wideFrom[i] + offsets;
        }

        for (int i = wideFrom.Length * Vector<int>.Count; i < from.Length; i++)
        {
            to[i] = from[i] + offset;
        }
    }

    /// <summary>Fills with numbers that rise by the same step.</summary>
    internal static void Rise(Span<int> to, int start, int step)
    {
        Span<Vector<int>> wide = MemoryMarshal.Cast<int, Vector<int>>(to);
        Vector<int> next = Vector.CreateSequence(start, step);
        var steps = new Vector<int>(Vector<int>.Count * step);
        foreach (ref Vector<int> some in wide)
        {
            some = next;
            next += steps;
        }

        for (int i = wide.Length * Vector<int>.Count; i < to.Length; i++)
        {
            to[i] = start + (i * step);
        }
    }
}
