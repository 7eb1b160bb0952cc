using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Equivariant.ML.Data;

/// <summary>
/// Rotations of neighbouring rows of a matrix, kept until there are many and then applied strip by strip of columns: a strip stays in a core's cache for all
/// of them, and strips are independent.
/// </summary>
internal sealed class RowRotations(double[] matrix, int n, int threads)
{
    private const int Most = 1 << 14;

    private readonly List<(int Row, double Cosine, double Sine)> kept = [];

    private static int Lanes => Vector<double>.Count;

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
        Parts.Rows(n, 4 * Lanes, n < 128 ? 1 : threads, (first, end) =>
        {
            if (end - first == 4 * Lanes)
            {
                FourVectors(first);
                return;
            }

            for (int column = first; column < end; column++)
            {
                OneColumn(column);
            }
        });
        kept.Clear();
    }

    // A rotation's upper row is most often the next one's lower row: it stays in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FourVectors(int column)
    {
        ref double start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(matrix), column);
        int held = -1;
        Vector<double> held0 = default, held1 = default, held2 = default, held3 = default;
        foreach ((int row, double cosine, double sine) in CollectionsMarshal.AsSpan(kept))
        {
            ref double upper = ref Unsafe.Add(ref start, (nint)row * n);
            ref double lower = ref Unsafe.Add(ref upper, n);
            if (held != row + 1)
            {
                if (held >= 0)
                {
                    Store(ref Unsafe.Add(ref start, (nint)held * n), held0, held1, held2, held3);
                }

                held0 = Vector.LoadUnsafe(ref lower);
                held1 = Vector.LoadUnsafe(ref lower, (nuint)Lanes);
                held2 = Vector.LoadUnsafe(ref lower, (nuint)(2 * Lanes));
                held3 = Vector.LoadUnsafe(ref lower, (nuint)(3 * Lanes));
            }

            var c = new Vector<double>(cosine);
            var s = new Vector<double>(sine);
            Vector<double> up0 = Vector.LoadUnsafe(ref upper);
            Vector<double> up1 = Vector.LoadUnsafe(ref upper, (nuint)Lanes);
            Vector<double> up2 = Vector.LoadUnsafe(ref upper, (nuint)(2 * Lanes));
            Vector<double> up3 = Vector.LoadUnsafe(ref upper, (nuint)(3 * Lanes));
            Store(ref lower, (s * up0) + (c * held0), (s * up1) + (c * held1), (s * up2) + (c * held2), (s * up3) + (c * held3));
            (held0, held1, held2, held3) = ((c * up0) - (s * held0), (c * up1) - (s * held1), (c * up2) - (s * held2), (c * up3) - (s * held3));
            held = row;
        }

        if (held >= 0)
        {
            Store(ref Unsafe.Add(ref start, (nint)held * n), held0, held1, held2, held3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OneColumn(int column)
    {
        foreach ((int row, double cosine, double sine) in CollectionsMarshal.AsSpan(kept))
        {
            ref double upper = ref matrix[(row * n) + column];
            ref double lower = ref matrix[((row + 1) * n) + column];
            (upper, lower) = ((cosine * upper) - (sine * lower), (sine * upper) + (cosine * lower));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double to, Vector<double> first, Vector<double> second, Vector<double> third, Vector<double> fourth)
    {
        first.StoreUnsafe(ref to);
        second.StoreUnsafe(ref to, (nuint)Lanes);
        third.StoreUnsafe(ref to, (nuint)(2 * Lanes));
        fourth.StoreUnsafe(ref to, (nuint)(3 * Lanes));
    }
}
