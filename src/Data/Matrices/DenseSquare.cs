using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Equivariant.ML.Data;

/// <summary>
/// A dense square matrix in rows of whole vectors, and a multiple of <see cref="TileRows"/> of them: what is beyond its size is 0. Each number of a product is
/// a sum in the order of the columns, whatever the width of a vector and the number of threads.
/// </summary>
internal sealed class DenseSquare
{
    private const int TileRows = 4;

    private static readonly int Lanes = Vector<double>.Count;
    private static readonly int Strip = 2 * Lanes;
    private static readonly int ColumnsOfPart = 4 * Strip;

    private readonly int size;
    private readonly int stride;
    private readonly int rows;
    private readonly double[] numbers;

    /// <exception cref="ArgumentException">More numbers than an array can hold.</exception>
    public DenseSquare(int size)
    {
        this.size = size;
        stride = RoundUp(size, Strip);
        rows = RoundUp(size, TileRows);
        numbers = (long)rows * stride <= Array.MaxLength
            ? new double[rows * stride]
            : throw new ArgumentException($"A dense matrix of {size} × {size} has more than the {Array.MaxLength} numbers that an array holds.");
    }

    public Span<double> Row(int row) => numbers.AsSpan(row * stride, stride);

    /// <summary>Whether no number is infinite or none.</summary>
    public bool IsFinite() => Array.TrueForAll(numbers, double.IsFinite);

    /// <summary>The numbers without what is beyond the size.</summary>
    public double[] ToArray()
    {
        var result = new double[size * size];
        for (int row = 0; row < size; row++)
        {
            Row(row)[..size].CopyTo(result.AsSpan(row * size));
        }

        return result;
    }

    /// <summary>Makes another matrix the square of this one. Threads share its columns.</summary>
    public void SquareInto(DenseSquare result) => Parallel.For(0, (stride + ColumnsOfPart - 1) / ColumnsOfPart, part =>
    {
        int begin = part * ColumnsOfPart;
        int strips = (Math.Min(stride, begin + ColumnsOfPart) - begin) / Strip;
        double[] right = ArrayPool<double>.Shared.Rent(size * strips * Strip);
        double[] left = ArrayPool<double>.Shared.Rent(size * TileRows);
        for (int strip = 0; strip < strips; strip++)
        {
            for (int k = 0; k < size; k++)
            {
                Row(k).Slice(begin + (strip * Strip), Strip).CopyTo(right.AsSpan(((strip * size) + k) * Strip));
            }
        }

        for (int row = 0; row < rows; row += TileRows)
        {
            for (int k = 0; k < size; k++)
            {
                for (int i = 0; i < TileRows; i++)
                {
                    left[(k * TileRows) + i] = numbers[((row + i) * stride) + k];
                }
            }

            for (int strip = 0; strip < strips; strip++)
            {
                Tile(left, right.AsSpan(strip * size * Strip), result, row, begin + (strip * Strip));
            }
        }

        ArrayPool<double>.Shared.Return(left);
        ArrayPool<double>.Shared.Return(right);
    });

    /// <summary>Adds a multiple of numbers to others, of rows.</summary>
    public static void AddScaled(ReadOnlySpan<double> from, double scale, Span<double> to)
    {
        for (int i = 0; i < to.Length; i += Lanes)
        {
            Vector<double> sum = new Vector<double>(to[i..]) + (new Vector<double>(from[i..]) * scale);
            sum.CopyTo(to[i..]);
        }
    }

    /// <summary>Four rows of two vectors of the square, in registers from the first term to the last.</summary>
    /// <param name="left">The four rows, term by term.</param>
    /// <param name="right">The columns, term by term.</param>
    /// <param name="result">The square.</param>
    /// <param name="row">The first of the rows.</param>
    /// <param name="column">The first of the columns.</param>
    private void Tile(ReadOnlySpan<double> left, ReadOnlySpan<double> right, DenseSquare result, int row, int column)
    {
        Vector<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        ref double factor = ref MemoryMarshal.GetReference(left[..(size * TileRows)]);
        ref double term = ref MemoryMarshal.GetReference(right[..(size * Strip)]);
        for (int k = 0; k < size; k++)
        {
            Vector<double> first = Vector.LoadUnsafe(ref term);
            Vector<double> second = Vector.LoadUnsafe(ref term, (nuint)Lanes);
            var a = new Vector<double>(factor);
            var b = new Vector<double>(Unsafe.Add(ref factor, 1));
            var c = new Vector<double>(Unsafe.Add(ref factor, 2));
            var d = new Vector<double>(Unsafe.Add(ref factor, 3));
            a0 += first * a;
            a1 += second * a;
            b0 += first * b;
            b1 += second * b;
            c0 += first * c;
            c1 += second * c;
            d0 += first * d;
            d1 += second * d;
            factor = ref Unsafe.Add(ref factor, TileRows);
            term = ref Unsafe.Add(ref term, Strip);
        }

        Store(result.Row(row)[column..], a0, a1);
        Store(result.Row(row + 1)[column..], b0, b1);
        Store(result.Row(row + 2)[column..], c0, c1);
        Store(result.Row(row + 3)[column..], d0, d1);
    }

    private static void Store(Span<double> to, Vector<double> first, Vector<double> second)
    {
        first.CopyTo(to);
        second.CopyTo(to[Lanes..]);
    }

    private static int RoundUp(int value, int multiple) => checked((value + multiple - 1) / multiple * multiple);
}
