namespace Equivariant.ML.Tensors;

/// <summary>y = x over strided x and y; the items are rows of the innermost axis.</summary>
internal readonly unsafe struct CopyJob(float* x, Axes xStrides, float* y, Axes yStrides, Axes sizes) : IRangeJob
{
    public void Run(int start, int end)
    {
        Plane plane;
        for (int row = start; row < end; row += plane.Rows)
        {
            plane = Plane.At(sizes, xStrides, yStrides, row, end);
            CopyPlane.Run(
                new Operand(x + plane.Left, xStrides[2], xStrides[3]), new Operand(y + plane.Right, yStrides[2], yStrides[3]), plane.Rows, sizes[3]);
        }
    }
}

/// <summary>The same where there is only one row; the items are its numbers.</summary>
internal readonly unsafe struct CopyRowJob(float* x, int xStep, float* y, int yStep) : IRangeJob
{
    public void Run(int start, int end) =>
        CopyPlane.Run(new Operand(x, 0, xStep).From(0, start), new Operand(y, 0, yStep).From(0, start), 1, end - start);
}
