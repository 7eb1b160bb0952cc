using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Equivariant.ML.Data;

/// <summary>
/// Rotations of neighbouring rows of a matrix, kept until there are many and then applied strip by strip of columns: a strip stays in a core's cache for all of
/// them, and strips are independent.
/// </summary>
internal sealed class RowRotations(double[] matrix, int n, int threads)
{
    private const int Most = 1 << 14;
    private const int StripWidth = 16;

    private readonly List<(int Row, double Cosine, double Sine)> kept = [];

    /// <summary>Takes rows i and i + 1 to cosine·rowᵢ − sine·rowᵢ₊₁ and sine·rowᵢ + cosine·rowᵢ₊₁.</summary>
    public void Add(int row, double cosine, double sine)
    {
        kept.Add((row, cosine, sine));
        if (kept.Count == Most)
        {
            Flush();
        }
    }

    /// <summary>Applies those that are kept.</summary>
    public void Flush()
    {
        Parts.Rows(n, StripWidth, n < 128 ? 1 : threads, Apply);
        kept.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Apply(int first, int end)
    {
        foreach ((int row, double cosine, double sine) in CollectionsMarshal.AsSpan(kept))
        {
            Span<double> upper = matrix.AsSpan((row * n) + first, end - first);
            Span<double> lower = matrix.AsSpan(((row + 1) * n) + first, end - first);
            int column = 0;
            for (; column <= upper.Length - Vector<double>.Count; column += Vector<double>.Count)
            {
                var a = new Vector<double>(upper[column..]);
                var b = new Vector<double>(lower[column..]);
                ((cosine * a) - (sine * b)).CopyTo(upper[column..]);
                ((sine * a) + (cosine * b)).CopyTo(lower[column..]);
            }

            for (; column < upper.Length; column++)
            {
                (upper[column], lower[column]) = ((cosine * upper[column]) - (sine * lower[column]), (sine * upper[column]) + (cosine * lower[column]));
            }
        }
    }
}
