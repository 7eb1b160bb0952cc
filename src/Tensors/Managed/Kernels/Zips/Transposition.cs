using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Equivariant.ML.Tensors;

/// <summary>Exchanges rows and columns.</summary>
internal static unsafe class Transposition
{
    // The side of the blocks in which a matrix is walked, so that both its rows and its columns stay in the first-level cache.
    private const int Block = 32;

    /// <summary>Writes row after row of x, each of <paramref name="columns"/> numbers side by side, into column after column of y.</summary>
    /// <param name="x">The matrix.</param>
    /// <param name="xRow">How far its rows are apart.</param>
    /// <param name="y">The transposed matrix.</param>
    /// <param name="yRow">How far its rows are apart.</param>
    /// <param name="rows">How many rows x has.</param>
    /// <param name="columns">How many columns x has.</param>
    [MethodImpl(Jit.Loop)]
    public static void Run(float* x, nint xRow, float* y, nint yRow, int rows, int columns)
    {
        for (int row = 0; row < rows; row += Block)
        {
            for (int column = 0; column < columns; column += Block)
            {
                RunBlock(
                    x + (row * xRow) + column, xRow, y + (column * yRow) + row, yRow, Math.Min(Block, rows - row), Math.Min(Block, columns - column));
            }
        }
    }

    // Squares of four by four; the numbers right of them and below them one by one.
    [MethodImpl(Jit.Loop)]
    private static void RunBlock(float* x, nint xRow, float* y, nint yRow, int rows, int columns)
    {
        int wholeRows = rows & ~3, wholeColumns = columns & ~3;
        for (int row = 0; row < wholeRows; row += 4)
        {
            for (int column = 0; column < wholeColumns; column += 4)
            {
                Square(x + (row * xRow) + column, xRow, y + (column * yRow) + row, yRow);
            }
        }

        for (int row = 0; row < rows; row++)
        {
            for (int column = row < wholeRows ? wholeColumns : 0; column < columns; column++)
            {
                y[(column * yRow) + row] = x[(row * xRow) + column];
            }
        }
    }

    // Rows abcd and efgh interleave to aebf and cgdh, and so do ijkl and mnop; pairs of those interleave to aeim, bfjn, cgko and dhlp.
    [MethodImpl(Jit.Inline)]
    private static void Square(float* x, nint xRow, float* y, nint yRow)
    {
        Vector128<float> row0 = Vector128.Load(x), row1 = Vector128.Load(x + xRow);
        Vector128<float> row2 = Vector128.Load(x + (2 * xRow)), row3 = Vector128.Load(x + (3 * xRow));
        Vector128<double> low01 = Low(row0, row1).AsDouble(), high01 = High(row0, row1).AsDouble();
        Vector128<double> low23 = Low(row2, row3).AsDouble(), high23 = High(row2, row3).AsDouble();
        Low(low01, low23).AsSingle().Store(y);
        High(low01, low23).AsSingle().Store(y + yRow);
        Low(high01, high23).AsSingle().Store(y + (2 * yRow));
        High(high01, high23).AsSingle().Store(y + (3 * yRow));
    }

    [MethodImpl(Jit.Inline)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    [MethodImpl(Jit.Inline)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);

    [MethodImpl(Jit.Inline)]
    private static Vector128<double> Low(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0]);

    [MethodImpl(Jit.Inline)]
    private static Vector128<double> High(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[1], b[1]);
}
