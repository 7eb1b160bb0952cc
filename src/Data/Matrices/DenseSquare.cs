using System.Numerics;

namespace Equivariant.ML.Data;

/// <summary>
/// A dense square matrix in rows of whole vectors, and a multiple of <see cref="TileRows"/> of them: what is beyond its size is 0. Each number of a product is
/// a sum in the order of the columns, whatever the width of a vector and the number of threads.
/// </summary>
internal sealed class DenseSquare
{
    private const int TileRows = 4;
    private const int RowsOfPart = 8 * TileRows;

    private static readonly int Lanes = Vector<double>.Count;

    private readonly int size;
    private readonly int stride;
    private readonly int rows;
    private readonly double[] numbers;

    /// <exception cref="ArgumentException">More numbers than an array can hold.</exception>
    public DenseSquare(int size)
    {
        this.size = size;
        stride = RoundUp(size, 2 * Lanes);
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

    /// <summary>Makes another matrix the square of this one.</summary>
    public void SquareInto(DenseSquare result) => Parallel.For(0, (rows + RowsOfPart - 1) / RowsOfPart, part =>
    {
        int end = Math.Min(rows, (part + 1) * RowsOfPart);
        for (int column = 0; column < stride; column += 2 * Lanes)
        {
            for (int row = part * RowsOfPart; row < end; row += TileRows)
            {
                Tile(row, column, result);
            }
        }
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
    private void Tile(int row, int column, DenseSquare result)
    {
        Vector<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        ReadOnlySpan<double> a = Row(row), b = Row(row + 1), c = Row(row + 2), d = Row(row + 3);
        for (int k = 0; k < size; k++)
        {
            ReadOnlySpan<double> right = numbers.AsSpan((k * stride) + column, 2 * Lanes);
            var first = new Vector<double>(right);
            var second = new Vector<double>(right[Lanes..]);
            (a0, a1) = (a0 + (first * a[k]), a1 + (second * a[k]));
            (b0, b1) = (b0 + (first * b[k]), b1 + (second * b[k]));
            (c0, c1) = (c0 + (first * c[k]), c1 + (second * c[k]));
            (d0, d1) = (d0 + (first * d[k]), d1 + (second * d[k]));
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
