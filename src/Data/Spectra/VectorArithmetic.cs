using System.Numerics;
using System.Runtime.CompilerServices;

namespace Equivariant.ML.Data;

/// <summary>Sums and multiples of whole vectors, a register at a time.</summary>
internal static class VectorArithmetic
{
    private static int Lanes => Vector<double>.Count;

    /// <summary>Σ xᵢ·yᵢ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Vector<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        int i = 0;
        for (; i <= x.Length - (4 * Lanes); i += 4 * Lanes)
        {
            ReadOnlySpan<double> a = x.Slice(i, 4 * Lanes);
            ReadOnlySpan<double> b = y.Slice(i, 4 * Lanes);
            sum0 = Vector.MultiplyAddEstimate(new Vector<double>(a), new Vector<double>(b), sum0);
            sum1 = Vector.MultiplyAddEstimate(new Vector<double>(a[Lanes..]), new Vector<double>(b[Lanes..]), sum1);
            sum2 = Vector.MultiplyAddEstimate(new Vector<double>(a[(2 * Lanes)..]), new Vector<double>(b[(2 * Lanes)..]), sum2);
            sum3 = Vector.MultiplyAddEstimate(new Vector<double>(a[(3 * Lanes)..]), new Vector<double>(b[(3 * Lanes)..]), sum3);
        }

        double sum = Vector.Sum(sum0 + sum1 + (sum2 + sum3));
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>yᵢ ← yᵢ + scale·xᵢ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(ReadOnlySpan<double> x, double scale, Span<double> y)
    {
        int i = 0;
        for (; i <= x.Length - Lanes; i += Lanes)
        {
            Vector.MultiplyAddEstimate(new Vector<double>(x[i..]), new Vector<double>(scale), new Vector<double>(y[i..])).CopyTo(y[i..]);
        }

        for (; i < x.Length; i++)
        {
            y[i] += scale * x[i];
        }
    }

    /// <summary>xᵢ ← scale·xᵢ.</summary>
    public static void Scale(Span<double> x, double scale)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] *= scale;
        }
    }
}
