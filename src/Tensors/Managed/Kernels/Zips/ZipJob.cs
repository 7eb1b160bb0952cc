using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y = f(a, b) over strided a and b; the items are rows of the innermost axis.</summary>
internal readonly unsafe struct ZipJob<T, F>(float* a, Axes aStrides, float* b, Axes bStrides, float* y, Axes sizes) : IRangeJob
    where T : unmanaged, ILanes<T>
    where F : unmanaged, IOperation
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        int width = sizes[3];
        Plane plane;
        for (int row = start; row < end; row += plane.Rows)
        {
            plane = Plane.At(sizes, aStrides, bStrides, row, end);
            var left = new Operand(a + plane.Left, aStrides[2], aStrides[3]);
            var right = new Operand(b + plane.Right, bStrides[2], bStrides[3]);
            ZipPlane<T, F>.Run(left, right, y + ((nint)row * width), plane.Rows, width);
        }
    }
}

/// <summary>The same where there is only one row; the items are its numbers.</summary>
internal readonly unsafe struct ZipRowJob<T, F>(float* a, int aStep, float* b, int bStep, float* y) : IRangeJob
    where T : unmanaged, ILanes<T>
    where F : unmanaged, IOperation
{
    public void Run(int start, int end) =>
        ZipPlane<T, F>.Run(new Operand(a, 0, aStep).From(0, start), new Operand(b, 0, bStep).From(0, start), y + start, 1, end - start);
}
