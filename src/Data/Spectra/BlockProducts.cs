using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Equivariant.ML.Data;

/// <summary>
/// Products of tall blocks, row-major [n × width] with a width that is a multiple of 8, by tiles of eight sums in registers. The order of sums depends on
/// sizes alone.
/// </summary>
internal static class BlockProducts
{
    /// <summary>What a block's width is a multiple of.</summary>
    public const int Tile = 8;

    private const int RowsOfAChunk = 256;
    private const int MostSlices = 16;

    /// <summary>Xᵀ·Y, row-major [width × width].</summary>
    public static double[] Gram(double[] x, double[] y, int width, int threads)
    {
        int n = x.Length / width;
        int slices = Math.Clamp(n / (4 * RowsOfAChunk), 1, MostSlices);
        var parts = new double[slices][];
        Parts.Run(slices, threads, slice =>
        {
            parts[slice] = new double[width * width];
            int end = (int)((slice + 1L) * n / slices);
            for (int first = (int)((long)slice * n / slices); first < end; first += RowsOfAChunk)
            {
                AddGram(x, y, width, first, Math.Min(end, first + RowsOfAChunk), parts[slice]);
            }
        });
        foreach (double[] part in parts[1..])
        {
            VectorArithmetic.AddScaled(part, 1, parts[0]);
        }

        return parts[0];
    }

    /// <summary>X ← X·S, with S row-major [width × width].</summary>
    public static void Rotate(double[] x, double[] s, int width, int threads) => Parts.Rows(x.Length / width, RowsOfAChunk, threads, (first, end) =>
    {
        var rows = new double[Tile * width];
        for (int row = first; row < end; row += Tile)
        {
            int count = Math.Min(Tile, end - row);
            Span<double> there = x.AsSpan(row * width, count * width);
            there.CopyTo(rows);
            for (int column = 0; column < width; column += Vector<double>.Count)
            {
                RotateTile(rows, s, width, column, there);
            }
        }
    });

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddGram(double[] x, double[] y, int width, int first, int end, double[] sums)
    {
        ref double left = ref MemoryMarshal.GetArrayDataReference(x);
        ref double right = ref MemoryMarshal.GetArrayDataReference(y);
        for (int i = 0; i < width; i += Tile)
        {
            for (int j = 0; j < width; j += Vector<double>.Count)
            {
                Vector<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default, sum5 = default, sum6 = default, sum7 = default;
                for (int row = first; row < end; row++)
                {
                    Vector<double> b = Vector.LoadUnsafe(ref right, (nuint)((row * width) + j));
                    ReadOnlySpan<double> a = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref left, (row * width) + i), Tile);
                    sum0 = Vector.MultiplyAddEstimate(new Vector<double>(a[0]), b, sum0);
                    sum1 = Vector.MultiplyAddEstimate(new Vector<double>(a[1]), b, sum1);
                    sum2 = Vector.MultiplyAddEstimate(new Vector<double>(a[2]), b, sum2);
                    sum3 = Vector.MultiplyAddEstimate(new Vector<double>(a[3]), b, sum3);
                    sum4 = Vector.MultiplyAddEstimate(new Vector<double>(a[4]), b, sum4);
                    sum5 = Vector.MultiplyAddEstimate(new Vector<double>(a[5]), b, sum5);
                    sum6 = Vector.MultiplyAddEstimate(new Vector<double>(a[6]), b, sum6);
                    sum7 = Vector.MultiplyAddEstimate(new Vector<double>(a[7]), b, sum7);
                }

                ReadOnlySpan<Vector<double>> tile = [sum0, sum1, sum2, sum3, sum4, sum5, sum6, sum7];
                for (int k = 0; k < Tile; k++)
                {
                    Span<double> to = sums.AsSpan(((i + k) * width) + j, Vector<double>.Count);
                    (new Vector<double>(to) + tile[k]).CopyTo(to);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RotateTile(double[] rows, double[] s, int width, int column, Span<double> result)
    {
        ref double x = ref MemoryMarshal.GetArrayDataReference(rows);
        ref double right = ref MemoryMarshal.GetArrayDataReference(s);
        Vector<double> sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default, sum5 = default, sum6 = default, sum7 = default;
        for (int k = 0; k < width; k++)
        {
            Vector<double> b = Vector.LoadUnsafe(ref right, (nuint)((k * width) + column));
            ref double a = ref Unsafe.Add(ref x, k);
            sum0 = Vector.MultiplyAddEstimate(new Vector<double>(a), b, sum0);
            sum1 = Vector.MultiplyAddEstimate(At(ref a, width), b, sum1);
            sum2 = Vector.MultiplyAddEstimate(At(ref a, 2 * width), b, sum2);
            sum3 = Vector.MultiplyAddEstimate(At(ref a, 3 * width), b, sum3);
            sum4 = Vector.MultiplyAddEstimate(At(ref a, 4 * width), b, sum4);
            sum5 = Vector.MultiplyAddEstimate(At(ref a, 5 * width), b, sum5);
            sum6 = Vector.MultiplyAddEstimate(At(ref a, 6 * width), b, sum6);
            sum7 = Vector.MultiplyAddEstimate(At(ref a, 7 * width), b, sum7);
        }

        // Of the last rows there may be fewer than eight: what was computed for the others is of no row.
        ReadOnlySpan<Vector<double>> tile = [sum0, sum1, sum2, sum3, sum4, sum5, sum6, sum7];
        for (int row = 0; row < result.Length / width; row++)
        {
            tile[row].CopyTo(result[((row * width) + column)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> At(ref double start, int offset) => new(Unsafe.Add(ref start, offset));
}
