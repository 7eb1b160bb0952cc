using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// The innermost part of every matrix product: up to 8 rows × 3 registers of y held in registers while the common axis runs by. The compiler
/// knows the number of rows and of registers and leaves out what is beyond them, so that one text gives every tile.
/// </summary>
/// <remarks>
/// At each step of the common axis the tile loads one row of b, a few registers wide, and then, row by row, one number of a into all lanes.
/// 8 × 2 keeps 16 sums under way, enough to hide the latency of two multiply-adds a cycle, with 10 loads for 16 of them. Where there are only
/// 16 registers, 6 × 2 or 4 × 3 fill all but those that b and a need.
/// Every element is summed along the common axis in order, so it does not matter which tile it falls into.
/// </remarks>
internal static unsafe class Tile<T, TRows, TRegisters>
    where T : unmanaged, ILanes<T>
    where TRows : struct, ICount
    where TRegisters : struct, ICount
{
    /// <summary>How many rows the tile has.</summary>
    public static int Rows => TRows.Value;

    /// <summary>
    /// y = start + a·b over one tile. a is read by its strides; b has rows of whole registers; start is what is added, such as a bias
    /// (stride 0) or y itself, null for nothing. The last register of start and y may stick out beyond the <paramref name="columns"/>.
    /// </summary>
    [MethodImpl(Jit.Loop)]
    public static void Run(
        int depth, float* a, nint aRow, nint aDepth, float* b, nint bDepth, float* start, nint startRow, float* y, nint yRow, int columns)
    {
        int last = columns - ((TRegisters.Value - 1) * T.Count);
        T zero = T.Create(0);
        T r0c0 = zero, r0c1 = zero, r0c2 = zero;
        T r1c0 = zero, r1c1 = zero, r1c2 = zero;
        T r2c0 = zero, r2c1 = zero, r2c2 = zero;
        T r3c0 = zero, r3c1 = zero, r3c2 = zero;
        T r4c0 = zero, r4c1 = zero, r4c2 = zero;
        T r5c0 = zero, r5c1 = zero, r5c2 = zero;
        T r6c0 = zero, r6c1 = zero, r6c2 = zero;
        T r7c0 = zero, r7c1 = zero, r7c2 = zero;
        if (start != null)
        {
            Read(start, last, ref r0c0, ref r0c1, ref r0c2);
            if (TRows.Value > 1)
            {
                Read(start + startRow, last, ref r1c0, ref r1c1, ref r1c2);
            }

            if (TRows.Value > 2)
            {
                Read(start + (2 * startRow), last, ref r2c0, ref r2c1, ref r2c2);
            }

            if (TRows.Value > 3)
            {
                Read(start + (3 * startRow), last, ref r3c0, ref r3c1, ref r3c2);
            }

            if (TRows.Value > 4)
            {
                Read(start + (4 * startRow), last, ref r4c0, ref r4c1, ref r4c2);
            }

            if (TRows.Value > 5)
            {
                Read(start + (5 * startRow), last, ref r5c0, ref r5c1, ref r5c2);
            }

            if (TRows.Value > 6)
            {
                Read(start + (6 * startRow), last, ref r6c0, ref r6c1, ref r6c2);
            }

            if (TRows.Value > 7)
            {
                Read(start + (7 * startRow), last, ref r7c0, ref r7c1, ref r7c2);
            }
        }

        float* a1 = a + aRow;
        float* a2 = a + (2 * aRow);
        float* a3 = a + (3 * aRow);
        float* a4 = a + (4 * aRow);
        float* a5 = a + (5 * aRow);
        float* a6 = a + (6 * aRow);
        float* a7 = a + (7 * aRow);
        nint i = 0;
        for (float* end = b + (depth * bDepth); b < end; i += aDepth, b += bDepth)
        {
            T b0 = T.Load(b), b1 = TRegisters.Value > 1 ? T.Load(b + T.Count) : zero, b2 = TRegisters.Value > 2 ? T.Load(b + (2 * T.Count)) : zero;
            Add(a[i], b0, b1, b2, ref r0c0, ref r0c1, ref r0c2);
            if (TRows.Value > 1)
            {
                Add(a1[i], b0, b1, b2, ref r1c0, ref r1c1, ref r1c2);
            }

            if (TRows.Value > 2)
            {
                Add(a2[i], b0, b1, b2, ref r2c0, ref r2c1, ref r2c2);
            }

            if (TRows.Value > 3)
            {
                Add(a3[i], b0, b1, b2, ref r3c0, ref r3c1, ref r3c2);
            }

            if (TRows.Value > 4)
            {
                Add(a4[i], b0, b1, b2, ref r4c0, ref r4c1, ref r4c2);
            }

            if (TRows.Value > 5)
            {
                Add(a5[i], b0, b1, b2, ref r5c0, ref r5c1, ref r5c2);
            }

            if (TRows.Value > 6)
            {
                Add(a6[i], b0, b1, b2, ref r6c0, ref r6c1, ref r6c2);
            }

            if (TRows.Value > 7)
            {
                Add(a7[i], b0, b1, b2, ref r7c0, ref r7c1, ref r7c2);
            }
        }

        Write(y, last, r0c0, r0c1, r0c2);
        if (TRows.Value > 1)
        {
            Write(y + yRow, last, r1c0, r1c1, r1c2);
        }

        if (TRows.Value > 2)
        {
            Write(y + (2 * yRow), last, r2c0, r2c1, r2c2);
        }

        if (TRows.Value > 3)
        {
            Write(y + (3 * yRow), last, r3c0, r3c1, r3c2);
        }

        if (TRows.Value > 4)
        {
            Write(y + (4 * yRow), last, r4c0, r4c1, r4c2);
        }

        if (TRows.Value > 5)
        {
            Write(y + (5 * yRow), last, r5c0, r5c1, r5c2);
        }

        if (TRows.Value > 6)
        {
            Write(y + (6 * yRow), last, r6c0, r6c1, r6c2);
        }

        if (TRows.Value > 7)
        {
            Write(y + (7 * yRow), last, r7c0, r7c1, r7c2);
        }
    }

    [MethodImpl(Jit.Inline)]
    private static void Add(float a, T b0, T b1, T b2, ref T c0, ref T c1, ref T c2)
    {
        T all = T.Create(a);
        T.AddProduct(ref c0, all, b0);
        if (TRegisters.Value > 1)
        {
            T.AddProduct(ref c1, all, b1);
        }

        if (TRegisters.Value > 2)
        {
            T.AddProduct(ref c2, all, b2);
        }
    }

    // All registers of a row but the last are full; the last holds 1 to all lanes.
    [MethodImpl(Jit.Inline)]
    private static void Read(float* row, int last, ref T c0, ref T c1, ref T c2)
    {
        if (TRegisters.Value == 1)
        {
            c0 = Part(row, last);
        }
        else if (TRegisters.Value == 2)
        {
            c0 = T.Load(row);
            c1 = Part(row + T.Count, last);
        }
        else
        {
            c0 = T.Load(row);
            c1 = T.Load(row + T.Count);
            c2 = Part(row + (2 * T.Count), last);
        }
    }

    [MethodImpl(Jit.Inline)]
    private static void Write(float* row, int last, T c0, T c1, T c2)
    {
        if (TRegisters.Value == 1)
        {
            Part(row, last, c0);
        }
        else if (TRegisters.Value == 2)
        {
            c0.Store(row);
            Part(row + T.Count, last, c1);
        }
        else
        {
            c0.Store(row);
            c1.Store(row + T.Count);
            Part(row + (2 * T.Count), last, c2);
        }
    }

    [MethodImpl(Jit.Inline)]
    private static T Part(float* source, int count) => count == T.Count ? T.Load(source) : T.LoadPart(source, count);

    [MethodImpl(Jit.Inline)]
    private static void Part(float* target, int count, T value)
    {
        if (count == T.Count)
        {
            value.Store(target);
        }
        else
        {
            value.StorePart(target, count);
        }
    }
}
