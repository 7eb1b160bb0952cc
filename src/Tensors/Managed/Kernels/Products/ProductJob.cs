namespace Equivariant.ML.Tensors;

/// <summary>
/// y = a·b + bias; the items are rows. The columns of b are whole registers or a part more, in panels, and then perhaps a few for
/// <see cref="Dots{T}"/>.
/// </summary>
internal readonly unsafe struct ProductJob<T>(Operand a, Panels<T> b, float* few, int fewColumns, float* bias, float* y, int depth, int columns) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    // A block of a (64 KiB) stays in the second-level cache while one panel after the other (32 KiB of each) stays in the first.
    public const int BlockDepth = 256;
    private const int BlockRows = 64;

    // A smaller a is likely to be in the third-level cache still, from which fetching ahead does not pay.
    private const int LargeMatrix = 1 << 20;

    public void Run(int start, int end)
    {
        int inPanels = columns - fewColumns;
        for (int row = start; row < end; row += BlockRows)
        {
            int rows = Math.Min(BlockRows, end - row);
            float* to = y + ((nint)row * columns);
            Ahead ahead = Next(row + rows, end);
            int l = 0;
            do
            {
                int length = Math.Min(BlockDepth, depth - l);
                Block<T>.Run(rows, length, inPanels, a.From(row, l), b, l, l == 0 ? bias : to, l == 0 ? 0 : columns, to, columns, ref ahead);
                l += BlockDepth;
            }
            while (l < depth);

            if (fewColumns > 0)
            {
                float* shift = bias == null ? null : bias + inPanels;
                Dots<T>.Run(a.At(row, 0), a.Row, few, shift, to + inPanels, columns, rows, depth, fewColumns);
            }
        }
    }

    // The next rows of a, if they follow each other and are likely not to be in the cache.
    private Ahead Next(int row, int end)
    {
        bool far = a.Column == 1 && (nint)end * depth > LargeMatrix;
        int rows = far ? Math.Min(BlockRows, end - row) : 0;
        return new Ahead(a.At(row, 0), (nint)rows * depth, null, 0, Block<T>.Tiles(BlockRows, columns) * (((depth - 1) / BlockDepth) + 1));
    }
}
