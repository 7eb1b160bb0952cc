namespace Equivariant.ML.Tensors;

/// <summary>The kernels that graph convolutions and attention are made of.</summary>
public sealed partial class MeasuringEngine
{
    /// <inheritdoc/>
    public override void SparseMatMul(Storage x, Grouping rows, Grouping columns, Storage? weights, Storage y, int width)
    {
        long gathered = (long)rows.RowCount * width;
        long sums = (long)rows.GroupCount * width;
        Count(weights is null ? gathered : 2 * gathered, gathered + sums + (weights is null ? 0 : rows.RowCount));
    }

    /// <inheritdoc/>
    public override void PairDots(Storage a, Grouping left, Storage b, Grouping right, Storage y, int width)
    {
        long gathered = (long)left.RowCount * width;
        Count(2 * gathered, (2 * gathered) + left.RowCount);
    }

    /// <inheritdoc/>
    public override void Dropout(Storage x, in DropoutMask mask, Storage y, int length) => Count(2L * length, 2L * length);

    /// <inheritdoc/>
    public override void SegmentSoftmax(Storage x, Grouping rows, Storage y, int width)
    {
        long numbers = (long)rows.RowCount * width;

        // A number: compared, a difference, an exponential, summed, scaled.
        Count(5 * numbers, 2 * numbers);
    }

    /// <inheritdoc/>
    public override void SegmentSoftmaxGradient(Storage y, Storage g, Grouping rows, Storage dx, int width)
    {
        long numbers = (long)rows.RowCount * width;
        Count(4 * numbers, 3 * numbers);
    }
}
