namespace Equivariant.ML.Tensors;

/// <summary>y = x over strided x and y, a row of the innermost axis at a time; the items are rows.</summary>
internal readonly unsafe struct CopyJob(float* x, Axes xStrides, float* y, Axes yStrides, Axes sizes) : IRangeJob
{
    public void Run(int start, int end)
    {
        int width = sizes[3], xStep = xStrides[3], yStep = yStrides[3];
        float* from = x, to = y;
        var row = new Odometer(sizes, xStrides, yStrides, start);
        for (int i = start; i < end; i++, row.Advance())
        {
            Row(from + row.Left, xStep, to + row.Right, yStep, width);
        }
    }

    private static void Row(float* x, int xStep, float* y, int yStep, int length)
    {
        if (xStep == 1 && yStep == 1)
        {
            new ReadOnlySpan<float>(x, length).CopyTo(new Span<float>(y, length));
        }
        else if (xStep == 0 && yStep == 1)
        {
            new Span<float>(y, length).Fill(*x);
        }
        else
        {
            for (int i = 0; i < length; i++)
            {
                y[(nint)i * yStep] = x[(nint)i * xStep];
            }
        }
    }
}
