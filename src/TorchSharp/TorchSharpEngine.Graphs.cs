using Equivariant.ML.Tensors;
using TorchSharp;
using TorchTensor = TorchSharp.torch.Tensor;

namespace Equivariant.ML.TorchSharp;

/// <summary>The kernels that go along groups of rows.</summary>
public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public override void Gather(Storage x, Grouping rows, bool mean, Storage y, int width)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using GroupingCache.Lease groups = groupings.Of(rows);
        TorchTensor table = Rows(x, rows.GroupCount, width);
        Of(y).Put(groups.Its.Gather(mean ? table.mul(groups.Its.Shares(type)) : table));
    }

    /// <inheritdoc/>
    public override void SegmentSum(Storage x, Grouping rows, bool mean, Storage y, int width)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using GroupingCache.Lease groups = groupings.Of(rows);
        TorchTensor sums = groups.Its.Sum(Rows(x, rows.RowCount, width));
        Of(y).Put(mean ? sums.mul_(groups.Its.Shares(type)) : sums);
    }

    /// <inheritdoc/>
    public override void SegmentMax(Storage x, Grouping rows, Storage y, int width)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using GroupingCache.Lease groups = groupings.Of(rows);
        Of(y).Put(groups.Its.Max(Rows(x, rows.RowCount, width)));
    }

    /// <inheritdoc/>
    public override void GatherSum(Storage a, Grouping left, Storage b, Grouping right, Storage? c, Storage y, int width)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using GroupingCache.Lease first = groupings.Of(left), second = groupings.Of(right);
        TorchTensor sum = first.Its.Gather(Rows(a, left.GroupCount, width)).add_(second.Its.Gather(Rows(b, right.GroupCount, width)));
        Of(y).Put(c is null ? sum : sum.add_(Rows(c, left.RowCount, width)));
    }

    /// <inheritdoc/>
    public override void SparseMatMul(Storage x, Grouping rows, Grouping columns, Storage? weights, Storage y, int width)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using GroupingCache.Lease to = groupings.Of(rows), from = groupings.Of(columns);
        TorchTensor entries = from.Its.Gather(Rows(x, columns.GroupCount, width));
        Of(y).Put(to.Its.Sum(weights is null ? entries : entries.mul_(Rows(weights, rows.RowCount, 1))));
    }

    /// <inheritdoc/>
    public override void PairDots(Storage a, Grouping left, Storage b, Grouping right, Storage y, int width)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using GroupingCache.Lease first = groupings.Of(left), second = groupings.Of(right);
        TorchTensor products = first.Its.Gather(Rows(a, left.GroupCount, width)).mul_(second.Its.Gather(Rows(b, right.GroupCount, width)));
        Of(y).Put(products.sum(1));
    }

    /// <inheritdoc/>
    public override void SegmentSoftmax(Storage x, Grouping rows, Storage y, int width)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using GroupingCache.Lease groups = groupings.Of(rows);
        TorchTensor numbers = Rows(x, rows.RowCount, width);
        TorchTensor powers = numbers.sub(groups.Its.Gather(groups.Its.Max(numbers))).exp_();
        Of(y).Put(powers.div_(groups.Its.Gather(groups.Its.Sum(powers))));
    }

    /// <inheritdoc/>
    public override void SegmentSoftmaxGradient(Storage y, Storage g, Grouping rows, Storage dx, int width)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using GroupingCache.Lease groups = groupings.Of(rows);
        TorchTensor value = Rows(y, rows.RowCount, width), weighted = value.mul(Rows(g, rows.RowCount, width));
        Of(dx).Put(weighted.sub(value.mul(groups.Its.Gather(groups.Its.Sum(weighted)))));
    }

    private static TorchTensor Rows(Storage storage, int count, int width) => Of(storage).First(count * width).view(count, width);
}
