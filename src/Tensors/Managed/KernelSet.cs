using System.Runtime.Intrinsics;

namespace Equivariant.ML.Tensors;

/// <summary>The kernels of <see cref="ManagedEngine"/> over pinned memory, compiled for one width of registers.</summary>
internal abstract unsafe class KernelSet
{
    /// <summary>How many floats the widest registers hold that this processor computes with: 16, 8, 4, or 1 where there are none.</summary>
    public static int WidestLanes =>
        Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : Vector128.IsHardwareAccelerated ? 4 : 1;

    /// <summary>The kernels for registers of so many floats.</summary>
    public static KernelSet Of(int lanes, Workers workers) => lanes switch
    {
        16 => new KernelSet<Lanes512>(workers),
        8 => new KernelSet<Lanes256>(workers),
        4 => new KernelSet<Lanes128>(workers),
        1 => new KernelSet<Lanes1>(workers),
        _ => throw new ArgumentOutOfRangeException(nameof(lanes), lanes, "There are kernels for 16, 8, 4 and 1 floats."),
    };

    public abstract void Map(Unary f, float a, float b, float* x, float* y, int length);

    public abstract void MapGradient(Unary f, float a, float b, float* x, float* y, float* g, float* dx, int length);

    public abstract void Zip(Binary f, float* a, in Axes aStrides, float* b, in Axes bStrides, float* y, in Axes sizes);

    public abstract void Copy(float* x, in Axes xStrides, float* y, in Axes yStrides, in Axes sizes);

    public abstract void Reduce(Reduction f, float* x, float* y, int outer, int length, int inner);

    public abstract void Products(in Operand a, in Operand b, float* y, int batch, int m, int k, int n);

    public abstract void Linear(float* x, float* w, float* bias, float* y, int m, int k, int n);

    public abstract void Gather(float* x, in GroupingView rows, int groupCount, bool mean, float* y, int rowCount, int width);

    public abstract void Segment(Reduction f, float* x, in GroupingView rows, bool mean, float* y, int groupCount, int width);

    public abstract void GatherSum(float* a, int* left, float* b, int* right, int rightCount, float* c, float* y, int rowCount, int width);

    public abstract void Adam(float* x, float* g, float* m, float* v, in AdamStep step, int length);

    public abstract void AddScaled(float a, float* x, float* y, int length);

    public abstract void RunEdges(in EdgeCall call, float* y);

    public abstract void RunEdgesBackward(in EdgeCall call, float* g, ReadOnlySpan<TensorNode?> gradients);

    public abstract void SparseProduct(
        float* x, in GroupingView rows, int rowCount, in GroupingView columns, int columnCount, float* weights, float* y, int width);

    public abstract void PairDots(float* a, int* left, float* b, int* right, float* y, int rowCount, int width);

    public abstract void Dropout(float* x, in DropoutMask mask, float* y, int length);

    public abstract void SegmentSoftmax(float* x, in GroupingView rows, float* y, int groupCount, int width);

    public abstract void SegmentSoftmaxGradient(float* y, float* g, in GroupingView rows, float* dx, int groupCount, int width);
}
