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
    public static int Length(int depth, int columns) => depth * ((columns + T.Count - 1) / T.Count) * T.Count;

    /// <summary>How many registers of columns the panel has that begins at a column.</summary>
    public static int Registers(int column, int columns)
    {
        int left = (columns - column + T.Count - 1) / T.Count;
        return left <= 3 ? left : 2;
    }

    /// <summary>Whether a matrix can be read where it stands: rows without gaps, of whole registers.</summary>
    public static bool Fits(in Operand b, int columns) => b.Column == 1 && columns % T.Count == 0;

    /// <summary>The panels of a matrix that fits, where it stands.</summary>
    public static Panels<T> Of(in Operand b, int depth, int columns) => new(b.Data, depth, columns, b.Row);

    /// <summary>Copies <paramref name="depth"/> rows of a matrix into panels.</summary>
    public static Panels<T> Pack(in Operand b, int depth, int columns, float* target)
    {
        for (int column = 0; column < columns;)
        {
            int registers = Registers(column, columns), width = registers * T.Count;
            float* panel = target + ((nint)column * depth);
            if (b.Column == 1)
            {
                PackRows(b.At(0, column), b.Row, depth, panel, Math.Min(width, columns - column), registers);
            }
            else
            {
                PackColumns(b.At(0, column), b, depth, panel, Math.Min(width, columns - column), width);
            }

            column += width;
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

    // Register by register; the last may be a part.
    private static void PackRows(float* source, nint stride, int depth, float* target, int columns, int registers)
    {
        int last = columns - ((registers - 1) * T.Count);
        for (int l = 0; l < depth; l++, source += stride)
        {
            for (int register = 0; register < registers - 1; register++, target += T.Count)
            {
                T.Load(source + (register * T.Count)).Store(target);
            }

            T.LoadPart(source + ((registers - 1) * T.Count), last).Store(target);
            target += T.Count;
        }
    }

    private static void PackColumns(float* source, in Operand b, int depth, float* target, int columns, int width)
    {
        nint down = b.Row, across = b.Column;
        for (int l = 0; l < depth; l++, source += down, target += width)
        {
            for (int column = 0; column < columns; column++)
            {
                target[column] = source[column * across];
            }

            new Span<float>(target + columns, width - columns).Clear();
        }
    }
}
