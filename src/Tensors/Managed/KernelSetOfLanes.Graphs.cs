namespace Equivariant.ML.Tensors;

/// <summary>The kernels that graph convolutions and attention are made of.</summary>
internal sealed unsafe partial class KernelSet<T>
{
    public override void SparseProduct(
        float* x, in GroupingView rows, int rowCount, in GroupingView columns, int columnCount, float* weights, float* y, int width)
    {
        if (workers.Threads == 1 && rows.Rows != null && columns.Rows == null && SparseScatter<T>.Fits(width))
        {
            SparseScatter<T>.Run(x, rows.Index, columns.Pointers, columnCount, weights, y, rowCount, width);
            return;
        }

        workers.For(rowCount, GroupsOf(rows, rowCount, width), new SparseProductJob<T>(x, rows, columns.Index, weights, y, width));
    }

    public override void PairDots(float* a, int* left, float* b, int* right, float* y, int rowCount, int width) =>
        workers.For(rowCount, RowsOf(width), new PairDotsJob<T>(a, left, b, right, y, width));

    public override void Dropout(float* x, in DropoutMask mask, float* y, int length) =>
        workers.For(length, HeavyGrain, new DropoutJob<T>(mask, x, y));

    // Attention has a few heads: narrow rows are walked in narrow registers, or number by number, which are faster than a part of a wide one.
    public override void SegmentSoftmax(float* x, in GroupingView rows, float* y, int groupCount, int width)
    {
        int grain = GroupsOf(rows, groupCount, width) / (LightGrain / HeavyGrain) + 1;
        switch (Math.Min(width, T.Count))
        {
            case < 4: workers.For(groupCount, grain, new SegmentSoftmaxJob<T, Lanes1>(x, rows, y, width)); break;
            case 4 or 5 or 6 or 7: workers.For(groupCount, grain, new SegmentSoftmaxJob<T, Lanes128>(x, rows, y, width)); break;
            case < 16: workers.For(groupCount, grain, new SegmentSoftmaxJob<T, Lanes256>(x, rows, y, width)); break;
            default: workers.For(groupCount, grain, new SegmentSoftmaxJob<T, T>(x, rows, y, width)); break;
        }
    }

    public override void SegmentSoftmaxGradient(float* y, float* g, in GroupingView rows, float* dx, int groupCount, int width)
    {
        int grain = GroupsOf(rows, groupCount, width);
        switch (Math.Min(width, T.Count))
        {
            case < 4: workers.For(groupCount, grain, new SegmentSoftmaxGradientJob<Lanes1>(y, g, rows, dx, width)); break;
            case 4 or 5 or 6 or 7: workers.For(groupCount, grain, new SegmentSoftmaxGradientJob<Lanes128>(y, g, rows, dx, width)); break;
            case < 16: workers.For(groupCount, grain, new SegmentSoftmaxGradientJob<Lanes256>(y, g, rows, dx, width)); break;
            default: workers.For(groupCount, grain, new SegmentSoftmaxGradientJob<T>(y, g, rows, dx, width)); break;
        }
    }
}
