namespace Equivariant.ML.Tensors;

/// <summary>The kernels that graph convolutions and attention are made of.</summary>
public sealed unsafe partial class ManagedEngine
{
    /// <inheritdoc/>
    public override void SparseMatMul(Storage x, Grouping rows, Grouping columns, Storage? weights, Storage y, int width)
    {
        CheckRows(rows, columns);
        fixed (float* from = &First(x, (long)columns.GroupCount * width), each = &First(weights, rows.RowCount))
        fixed (float* to = &First(y, (long)rows.GroupCount * width))
        fixed (int* rowIndex = rows.Index, rowPointers = rows.Pointers, rowsListed = rows.Rows)
        fixed (int* columnIndex = columns.Index, columnPointers = columns.Pointers, columnsListed = columns.Rows)
        {
            GroupingView left = new(rowIndex, rowPointers, rowsListed), right = new(columnIndex, columnPointers, columnsListed);
            kernels.SparseProduct(from, left, rows.GroupCount, right, columns.GroupCount, each, to, width);
        }
    }

    /// <inheritdoc/>
    public override void PairDots(Storage a, Grouping left, Storage b, Grouping right, Storage y, int width)
    {
        CheckRows(left, right);
        fixed (float* first = &First(a, (long)left.GroupCount * width), second = &First(b, (long)right.GroupCount * width))
        fixed (float* to = &First(y, left.RowCount))
        fixed (int* leftIndex = left.Index, rightIndex = right.Index)
        {
            kernels.PairDots(first, leftIndex, second, rightIndex, to, left.RowCount, width);
        }
    }

    /// <inheritdoc/>
    public override void Dropout(Storage x, in DropoutMask mask, Storage y, int length)
    {
        fixed (float* from = &First(x, length), to = &First(y, length))
        {
            kernels.Dropout(from, mask, to, length);
        }
    }

    /// <inheritdoc/>
    public override void SegmentSoftmax(Storage x, Grouping rows, Storage y, int width)
    {
        long length = (long)rows.RowCount * width;
        fixed (float* from = &First(x, length), to = &First(y, length))
        fixed (int* index = rows.Index, pointers = rows.Pointers, listed = rows.Rows)
        {
            kernels.SegmentSoftmax(from, new GroupingView(index, pointers, listed), to, rows.GroupCount, width);
        }
    }

    /// <inheritdoc/>
    public override void SegmentSoftmaxGradient(Storage y, Storage g, Grouping rows, Storage dx, int width)
    {
        long length = (long)rows.RowCount * width;
        fixed (float* value = &First(y, length), from = &First(g, length), to = &First(dx, length))
        fixed (int* index = rows.Index, pointers = rows.Pointers, listed = rows.Rows)
        {
            kernels.SegmentSoftmaxGradient(value, from, new GroupingView(index, pointers, listed), to, rows.GroupCount, width);
        }
    }
}
