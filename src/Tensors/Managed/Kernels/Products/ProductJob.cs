namespace Equivariant.ML.Tensors;

/// <summary>y = a·b + bias; the items are rows.</summary>
internal readonly unsafe struct ProductJob<T>(Operand a, Panels<T> b, float* bias, float* y, int depth, int columns) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    // A block of a (64 KiB) stays in the second-level cache while one panel after the other (32 KiB of each) stays in the first.
    private const int BlockRows = 64, BlockDepth = 256;

    public void Run(int start, int end)
    {
        for (int row = start; row < end; row += BlockRows)
        {
            int rows = Math.Min(BlockRows, end - row);
            float* to = y + ((nint)row * columns);
            int l = 0;
            do
            {
                var block = new Operand(a.At(row, l), a.Row, a.Column);
                int length = Math.Min(BlockDepth, depth - l);
                Block<T>.Run(rows, length, columns, block, b, l, l == 0 ? bias : to, l == 0 ? 0 : columns, to, columns);
                l += BlockDepth;
            }
            while (l < depth);
        }
    }
}
