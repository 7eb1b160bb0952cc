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
        for (int l = 0; l < length; l += BlockDepth)
        {
            int block = Math.Min(BlockDepth, length - l);
            Panels<T> panels = Panels<T>.Pack(new Operand(b.At(first + l, 0), b.Row, b.Column), block, columns, packed);
            var left = new Operand(a.At(0, first + l), a.Row, a.Column);
            Block<T>.Run(rows, block, columns, left, panels, 0, l == 0 ? null : to, columns, to, columns);
        }
    }
}
