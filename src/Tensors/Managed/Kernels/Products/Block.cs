using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>A block of a product: some rows of a times the panels of b, tile by tile.</summary>
internal static unsafe class Block<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>How many tiles of eight rows the block has.</summary>
    public static int Tiles(int rows, int columns) => Math.Max(rows / 8, 1) * Math.Max(columns / (2 * T.Count), 1);

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

    // As many rows at a time as there are registers for; what is left as tiles of four, two and one.
    [MethodImpl(Jit.Loop)]
    private static void Strips<TRegisters>(
        int rows, int depth, in Operand a, float* b, nint bDepth, float* start, nint startRow, float* y, nint yRow, int columns, ref Ahead ahead)
        where TRegisters : struct, ICount
    {
        int r = 0;
        if (T.ManyRegisters || TRegisters.Value == 1)
        {
            for (; r <= rows - 8; r += 8)
            {
                ahead.Step();
                Tile<T, Eight, TRegisters>.Run(
                    depth, a.At(r, 0), a.Row, a.Column, b, bDepth, start == null ? null : start + (r * startRow), startRow, y + (r * yRow), yRow, columns);
            }
        }
        else if (TRegisters.Value == 2)
        {
            for (; r <= rows - 6; r += 6)
            {
                ahead.Step();
                Tile<T, Six, TRegisters>.Run(
                    depth, a.At(r, 0), a.Row, a.Column, b, bDepth, start == null ? null : start + (r * startRow), startRow, y + (r * yRow), yRow, columns);
            }
        }

        for (; r <= rows - 4; r += 4)
        {
            Tile<T, Four, TRegisters>.Run(
                depth, a.At(r, 0), a.Row, a.Column, b, bDepth, start == null ? null : start + (r * startRow), startRow, y + (r * yRow), yRow, columns);
        }

        for (; r <= rows - 2; r += 2)
        {
            Tile<T, Two, TRegisters>.Run(
                depth, a.At(r, 0), a.Row, a.Column, b, bDepth, start == null ? null : start + (r * startRow), startRow, y + (r * yRow), yRow, columns);
        }

        if (r < rows)
        {
            Tile<T, One, TRegisters>.Run(
                depth, a.At(r, 0), a.Row, a.Column, b, bDepth, start == null ? null : start + (r * startRow), startRow, y + (r * yRow), yRow, columns);
        }
    }
}
