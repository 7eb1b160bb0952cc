using Equivariant.ML.Tensors;
using TorchSharp;
using TorchTensor = TorchSharp.torch.Tensor;

namespace Equivariant.ML.TorchSharp;

/// <summary>
/// A <see cref="Grouping"/> on the device, with what goes along it. Sums and maxima do without scatter_reduce, which TorchSharp has not. What only some kernels need is made when
/// it is first asked for.
/// </summary>
internal sealed class DeviceGrouping : IDisposable
{
    // The index, the order and the ends, in whole numbers of 64 bits.
    private const int MostArrays = 3;

    private readonly Lock making = new();
    private readonly torch.Device device;
    private readonly TorchTensor index;
    private readonly TorchTensor? order;
    private readonly long[] sizes;
    private readonly long largest;
    private TorchTensor? shares;
    private TorchTensor? empty;
    private TorchTensor? firsts;
    private TorchTensor? ends;

    internal DeviceGrouping(Grouping rows, torch.Device device)
    {
        Rows = rows;
        this.device = device;
        using DisposeScope scope = torch.NewDisposeScope();
        index = Place(rows.Index);
        order = rows.Rows.IsEmpty ? null : Place(rows.Rows);
        sizes = new long[rows.GroupCount];
        for (int group = 0; group < sizes.Length; group++)
        {
            sizes[group] = rows.Pointers[group + 1] - rows.Pointers[group];
            largest = Math.Max(largest, sizes[group]);
        }

        Bytes = (((long)MostArrays * rows.RowCount) + (2L * rows.GroupCount)) * sizeof(long);
        index.DetachFromDisposeScope();
        order?.DetachFromDisposeScope();
    }

    internal Grouping Rows { get; }

    /// <summary>The most that it takes on the device.</summary>
    internal long Bytes { get; }

    /// <summary>Its group's row for each row.</summary>
    internal TorchTensor Gather(TorchTensor groups) => groups.index_select(0, index);

    /// <summary>The sum of each group's rows.</summary>
    internal TorchTensor Sum(TorchTensor rows)
    {
        long width = rows.shape[1];
        if (largest * sizes.Length == rows.shape[0] && largest > 0)
        {
            // All groups are of one size: the sum along an axis.
            return Ordered(rows).view(sizes.Length, largest, width).sum(1);
        }

        using Scalar one = 1;
        return torch.zeros([sizes.Length, width], rows.dtype, device).index_add_(0, index, rows, one);
    }

    /// <summary>The largest of each group's rows, column by column; of none, 0.</summary>
    internal TorchTensor Max(TorchTensor rows)
    {
        if (rows.shape[0] == 0)
        {
            return torch.zeros([sizes.Length, rows.shape[1]], rows.dtype, device);
        }

        // After each step a row holds the largest of twice as many that follow it in its group.
        TorchTensor most = Ordered(rows), places = torch.arange(rows.shape[0], torch.ScalarType.Int64, device);
        for (long step = 1; step < largest; step *= 2)
        {
            using Scalar far = step;
            most = most.maximum(most.index_select(0, places.add(far).minimum(Ends())));
        }

        using Scalar zero = 0;
        return most.index_select(0, Firsts()).masked_fill_(Empty(), zero);
    }

    /// <summary>One by the size of each group, [groups×1]; of an empty one, 1.</summary>
    internal TorchTensor Shares(torch.ScalarType type) =>
        Make(ref shares, () => torch.tensor(sizes.Select(size => 1.0 / Math.Max(size, 1)).ToArray(), [sizes.Length, 1], type));

    public void Dispose()
    {
        foreach (TorchTensor? tensor in new[] { index, order, shares, empty, firsts, ends })
        {
            tensor?.Dispose();
        }
    }

    private TorchTensor Ordered(TorchTensor rows) => order is null ? rows : rows.index_select(0, order);

    // Where each row's group ends, of rows in order.
    private TorchTensor Ends() => Make(ref ends, () =>
    {
        var last = new long[Rows.RowCount];
        for (int group = 0; group < sizes.Length; group++)
        {
            last.AsSpan(Rows.Pointers[group], (int)sizes[group]).Fill(Rows.Pointers[group + 1] - 1);
        }

        return torch.tensor(last);
    });

    // Where each group begins, of rows in order; of an empty one, any.
    private TorchTensor Firsts() => Make(
        ref firsts, () => torch.tensor(Enumerable.Range(0, sizes.Length).Select(group => (long)Math.Min(Rows.Pointers[group], Rows.RowCount - 1)).ToArray()));

    private TorchTensor Empty() => Make(ref empty, () => torch.tensor(sizes.Select(size => size == 0).ToArray(), [sizes.Length, 1]));

    private TorchTensor Make(ref TorchTensor? held, Func<TorchTensor> make)
    {
        lock (making)
        {
            return held ??= TorchDevice.Place(make(), device).DetachFromDisposeScope();
        }
    }

    private TorchTensor Place(ReadOnlySpan<int> numbers)
    {
        var longs = new long[numbers.Length];
        for (int i = 0; i < longs.Length; i++)
        {
            longs[i] = numbers[i];
        }

        return TorchDevice.Place(torch.tensor(longs), device);
    }
}
