using System.Buffers;

namespace Equivariant.ML.Tensors;

/// <summary>
/// Products whose common axis is much longer than the others: the gradient of a weight, xᵀ·g over all edges. The common axis is cut into
/// pieces of <c>piece</c>, which depends on shapes only; the items are pieces, each of which gives a matrix of its own, to be summed.
/// </summary>
internal readonly unsafe struct LongProductJob<T>(Operand a, Operand b, float* y, int rows, int depth, int columns, int piece) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    // So many rows of both stay in the caches while every tile passes over them.
    private const int BlockDepth = 128;

    // With fewer rows of y, b is used too little to be worth copying into panels; and rows of so few columns fill the cache as well as panels do.
    private const int RowsToPack = 24, ColumnsInPlace = 64;

    // Smaller matrices are likely to be in the third-level cache still, from which fetching ahead does not pay.
    private const int LargeMatrices = 1 << 20;

    public void Run(int start, int end)
    {
        float[] scratch = ArrayPool<float>.Shared.Rent(Panels<T>.Length(BlockDepth, columns) + Scratch.Slack);
        fixed (float* packed = scratch)
        {
            for (int item = start; item < end; item++)
            {
                Piece(item * piece, Math.Min(piece, depth - (item * piece)), y + ((nint)item * rows * columns), Scratch.Align(packed));
            }
        }

        ArrayPool<float>.Shared.Return(scratch);
    }

    private void Piece(int first, int length, float* to, float* packed)
    {
        bool inPlace = b.Column == 1 && columns >= T.Count && (rows < RowsToPack || columns <= ColumnsInPlace);
        for (int l = 0; l < length; l += BlockDepth)
        {
            int block = Math.Min(BlockDepth, length - l);
            Operand right = b.From(first + l, 0);
            Ahead ahead = Next(first + l + block, Math.Min(BlockDepth, length - l - block));
            if (!inPlace)
            {
                Add(first + l, block, Panels<T>.Pack(right, block, columns, packed), l > 0, to, ref ahead);
                continue;
            }

            // A row's last register may read into the next row. The matrix' last row has none.
            int last = columns % T.Count != 0 && first + l + block == depth ? 1 : 0;
            Add(first + l, block - last, Panels<T>.Of(right, block - last, columns), l > 0, to, ref ahead);
            if (last > 0)
            {
                Add(depth - 1, last, Panels<T>.Pack(b.From(depth - 1, 0), last, columns, packed), l > 0 || block > last, to, ref ahead);
            }
        }
    }

    // y = a·b over some steps, added to what is there already or not.
    private void Add(int step, int steps, in Panels<T> panels, bool add, float* to, ref Ahead ahead)
    {
        if (steps > 0)
        {
            Block<T>.Run(rows, steps, columns, a.From(0, step), panels, 0, add ? to : null, columns, to, columns, ref ahead);
        }
    }

    // The next steps of both, where they follow each other: a is then xᵀ and b is g.
    private Ahead Next(int step, int steps)
    {
        bool far = (long)depth * (rows + columns) > LargeMatrices;
        int fromA = far && a.Row == 1 ? steps * rows : 0, fromB = far && b.Column == 1 ? steps * columns : 0;
        return new Ahead(a.At(0, step), fromA, b.At(step, 0), fromB, Block<T>.Tiles(rows, columns));
    }
}
