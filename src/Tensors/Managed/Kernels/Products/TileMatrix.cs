using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>A matrix prepared to be multiplied with from the left, a few rows at a time, again and again.</summary>
internal unsafe struct TileMatrix<T>
    where T : unmanaged, ILanes<T>
{
    private Panels<T> panels;
    private float* few;
    private int depth;
    private int columns;
    private int fewColumns;

    /// <summary>How many floats <see cref="Prepare"/> may write.</summary>
    public static int Room(int depth, int columns) => checked(Panels<T>.Length(depth, columns) + (Product<T>.FewColumns * depth) + (2 * Scratch.Slack));

    /// <summary>Prepares a matrix of depth×columns; what is written begins at <paramref name="room"/>, which moves past it.</summary>
    public static TileMatrix<T> Prepare(in Operand b, int depth, int columns, ref float* room)
    {
        int few = depth >= Product<T>.LeastDots && columns % T.Count <= Product<T>.FewColumns ? columns % T.Count : 0, inPanels = columns - few;
        var matrix = new TileMatrix<T> { depth = depth, columns = columns, fewColumns = few };
        if (Panels<T>.Fits(b, inPanels) && depth * inPanels <= Product<T>.SmallMatrix && Scratch.IsAligned(b.Data))
        {
            matrix.panels = Panels<T>.Of(b, depth, inPanels);
        }
        else
        {
            room = Scratch.Align(room);
            matrix.panels = Panels<T>.Pack(b, depth, inPanels, room);
            room += Panels<T>.Length(depth, inPanels);
        }

        if (few > 0)
        {
            matrix.few = room;
            CopyPlane.Run(b.From(0, inPanels).Transposed, new Operand(room, depth, 1), few, depth);
            room += few * depth;
        }

        return matrix;
    }

    /// <summary>y = start + x·matrix, rows side by side; start's rows are <paramref name="startRow"/> apart (0 where all are the same), null for nothing. Start may be y.</summary>
    [MethodImpl(Jit.Loop)]
    public readonly void Times(int rows, float* x, float* start, nint startRow, float* y)
    {
        int inPanels = columns - fewColumns;
        if (fewColumns > 0)
        {
            Few(rows, x, start, startRow, y, inPanels);
        }

        Ahead none = default;
        for (int l = 0; l < depth && inPanels > 0; l += ProductJob<T>.BlockDepth)
        {
            int length = Math.Min(ProductJob<T>.BlockDepth, depth - l);
            Block<T>.Run(
                rows, length, inPanels, new Operand(x + l, depth, 1), panels, l, l == 0 ? start : y, l == 0 ? startRow : columns, y, columns, ref none);
        }
    }

    // What is added is kept aside before the products take its place.
    [MethodImpl(Jit.Loop)]
    private readonly void Few(int rows, float* x, float* start, nint startRow, float* y, int first)
    {
        if (start == null || startRow == 0)
        {
            Dots<T>.Run(x, depth, few, start == null ? null : start + first, y + first, columns, rows, depth, fewColumns);
            return;
        }

        float* added = stackalloc float[Product<T>.FewColumns];
        for (int row = 0; row < rows; row++, x += depth, start += startRow, y += columns)
        {
            for (int column = 0; column < fewColumns; column++)
            {
                added[column] = start[first + column];
            }

            Dots<T>.Run(x, depth, few, added, y + first, columns, 1, depth, fewColumns);
        }
    }
}
