namespace Equivariant.ML.Tensors;

/// <summary>y = f(a, b) over strided a and b, a row of the innermost axis at a time; the items are rows.</summary>
internal readonly unsafe struct ZipJob<T, F>(float* a, Axes aStrides, float* b, Axes bStrides, float* y, Axes sizes) : IRangeJob
    where T : unmanaged, ILanes<T>
    where F : unmanaged, IOperation
{
    public void Run(int start, int end)
    {
        int width = sizes[3], aStep = aStrides[3], bStep = bStrides[3];
        float* left = a, right = b, to = y + ((nint)start * width);
        var row = new Odometer(sizes, aStrides, bStrides, start);
        for (int i = start; i < end; i++, row.Advance(), to += width)
        {
            ZipRow.Run<T, F>(left + row.Left, aStep, right + row.Right, bStep, to, width);
        }
    }
}

/// <summary>The same where there is only one row; the items are its numbers.</summary>
internal readonly unsafe struct ZipRowJob<T, F>(float* a, int aStep, float* b, int bStep, float* y) : IRangeJob
    where T : unmanaged, ILanes<T>
    where F : unmanaged, IOperation
{
    public void Run(int start, int end) =>
        ZipRow.Run<T, F>(a + ((nint)start * aStep), aStep, b + ((nint)start * bStep), bStep, y + start, end - start);
}
