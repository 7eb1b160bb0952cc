using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>A block of a product: some rows of a times the panels of b, tile by tile.</summary>
internal static unsafe class Block<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>How many tiles of eight rows the block has.</summary>
    public static int Tiles(int rows, int columns) => Math.Max(rows / 8, 1) * Math.Max(columns / (2 * T.Count), 1);

    /// <summary>How many multiply-adds a processor has time for while some rows pass a panel once: two a cycle, and no tile takes less than the four cycles that each waits for the one before.</summary>
    public static int Cost(int rows, int registers)
    {
        const int Least = 8;
        int strip = RowsAtOnce(registers), rest = rows % strip;
        return (rows / strip * Math.Max(Least, strip * registers)) + (rest > 0 ? Math.Max(Least, rest * registers) : 0);
    }

    /// <summary>
    /// y = start + a·b, where b's rows count from <paramref name="bRow"/> and start is null for nothing; its rows are
    /// <paramref name="startRow"/> apart, which is 0 where all are the same.
    /// </summary>
    [MethodImpl(Jit.Loop)]
    public static void Run(
        int rows, int depth, int columns, in Operand a, in Panels<T> b, int bRow, float* start, nint startRow, float* y, nint yRow, ref Ahead ahead)
    {
        for (int column = 0; column < columns;)
        {
            int registers = Panels<T>.Registers(column, columns), width = registers * T.Count;
            float* panel = b.At(bRow, column, width), from = start == null ? null : start + column;
            nint stride = b.Stride(width);
            int inside = b.Columns(column, width);
            switch (registers)
            {
                case 1: Strips<One>(rows, depth, a, panel, stride, from, startRow, y + column, yRow, inside, ref ahead); break;
                case 2: Strips<Two>(rows, depth, a, panel, stride, from, startRow, y + column, yRow, inside, ref ahead); break;
                default: Strips<Three>(rows, depth, a, panel, stride, from, startRow, y + column, yRow, inside, ref ahead); break;
            }

            column += width;
        }
    }

    // How many rows at a time there are registers for.
    private static int RowsAtOnce(int registers) => T.ManyRegisters || registers == 1 ? 8 : registers == 2 ? 6 : 4;

    // As many rows at a time as there are registers for; what is left as a tile of its own, or two.
    [MethodImpl(Jit.Loop)]
    private static void Strips<TRegisters>(
        int rows, int depth, in Operand a, float* b, nint bDepth, float* start, nint startRow, float* y, nint yRow, int columns, ref Ahead ahead)
        where TRegisters : struct, ICount
    {
        var strip = new Strip<TRegisters>(depth, a, b, bDepth, start, startRow, y, yRow, columns);
        int r = 0;
        if (T.ManyRegisters || TRegisters.Value == 1)
        {
            for (; r <= rows - 8; r += 8)
            {
                ahead.Step();
                strip.Run<Eight>(r);
            }
        }

        if (TRegisters.Value <= 2)
        {
            for (; r <= rows - 6; r += 6)
            {
                ahead.Step();
                strip.Run<Six>(r);
            }
        }

        for (; TRegisters.Value == 3 && r <= rows - 4; r += 4)
        {
            strip.Run<Four>(r);
        }

        switch (rows - r)
        {
            case 5: strip.Run<Five>(r); break;
            case 4: strip.Run<Four>(r); break;
            case 3: strip.Run<Three>(r); break;
            case 2: strip.Run<Two>(r); break;
            case 1: strip.Run<One>(r); break;
            default: break;
        }
    }

    /// <summary>A panel's worth of columns, which tiles take a few rows of.</summary>
    private readonly ref struct Strip<TRegisters>(
        int depth, in Operand a, float* b, nint bDepth, float* start, nint startRow, float* y, nint yRow, int columns)
        where TRegisters : struct, ICount
    {
        private readonly Operand a = a;

        [MethodImpl(Jit.Inline)]
        public void Run<TRows>(int row)
            where TRows : struct, ICount => Tile<T, TRows, TRegisters>.Run(
                depth, a.At(row, 0), a.Row, a.Column, b, bDepth, start == null ? null : start + (row * startRow), startRow, y + (row * yRow), yRow, columns);
    }
}
