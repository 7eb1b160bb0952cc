using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>
/// The right-hand matrix of a product as tiles read it: cut into panels of two registers of columns (the last of one to three), each panel's
/// rows one after the other. Columns beyond the last are zeros.
/// </summary>
internal readonly unsafe struct Panels<T>
    where T : unmanaged, ILanes<T>
{
    private readonly float* data;
    private readonly int depth;
    private readonly int columns;
    private readonly nint stride;

    private Panels(float* data, int depth, int columns, nint stride)
    {
        this.data = data;
        this.depth = depth;
        this.columns = columns;
        this.stride = stride;
    }

    /// <summary>How many floats <see cref="Pack"/> writes.</summary>
    public static int Length(int depth, int columns) => checked(depth * ((columns + T.Count - 1) / T.Count) * T.Count);

    /// <summary>How many registers of columns the panel has that begins at a column.</summary>
    public static int Registers(int column, int columns)
    {
        int left = (columns - column + T.Count - 1) / T.Count;
        return left <= 3 ? left : 2;
    }

    /// <summary>Whether a matrix can be read where it stands: rows without gaps, of whole registers.</summary>
    public static bool Fits(in Operand b, int columns) => b.Column == 1 && columns % T.Count == 0;

    /// <summary>The panels of a matrix where it stands: one that fits, or one whose last registers may read beyond its columns.</summary>
    public static Panels<T> Of(in Operand b, int depth, int columns) => new(b.Data, depth, columns, b.Row);

    /// <summary>Copies <paramref name="depth"/> rows of a matrix into panels.</summary>
    public static Panels<T> Pack(in Operand b, int depth, int columns, float* target)
    {
        if (b.Column == 1)
        {
            PackRows(b.Data, b.Row, depth, columns, target);
        }
        else
        {
            PackColumns(b, depth, columns, target);
        }

        return new Panels<T>(target, depth, columns, 0);
    }

    /// <summary>Where a panel's row begins.</summary>
    public float* At(int row, int column, int width) =>
        stride == 0 ? data + ((nint)column * depth) + ((nint)row * width) : data + (row * stride) + column;

    /// <summary>How far a panel's rows are apart.</summary>
    public nint Stride(int width) => stride == 0 ? width : stride;

    /// <summary>How many columns a panel has within the matrix.</summary>
    public int Columns(int column, int width) => Math.Min(width, columns - column);

    // Row after row, as memory likes to be read, register by register; a row's last register may be a part.
    [MethodImpl(Jit.Loop)]
    private static void PackRows(float* source, nint stride, int depth, int columns, float* target)
    {
        for (int l = 0; l < depth; l++, source += stride)
        {
            for (int column = 0; column < columns;)
            {
                int width = Registers(column, columns) * T.Count, end = column + width;
                float* row = target + ((nint)column * depth) + ((nint)l * width);
                for (; column < end; column += T.Count, row += T.Count)
                {
                    int left = columns - column;
                    (left >= T.Count ? T.Load(source + column) : T.LoadPart(source + column, left)).Store(row);
                }
            }
        }
    }

    // A matrix stored by columns: each panel is the transpose of a few of its columns, and zeros.
    [MethodImpl(Jit.Loop)]
    private static void PackColumns(in Operand b, int depth, int columns, float* target)
    {
        for (int column = 0; column < columns;)
        {
            int width = Registers(column, columns) * T.Count, inside = Math.Min(width, columns - column);
            float* panel = target + ((nint)column * depth);
            Transposition.Run(b.At(0, column), b.Column, panel, width, inside, depth);
            for (int l = 0; l < depth && inside < width; l++)
            {
                new Span<float>(panel + ((nint)l * width) + inside, width - inside).Clear();
            }

            column += width;
        }
    }
}
