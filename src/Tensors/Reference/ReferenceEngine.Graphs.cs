namespace Equivariant.ML.Tensors;

/// <summary>The kernels that graph convolutions and attention are made of.</summary>
public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public override void SparseMatMul(Storage x, Grouping rows, Grouping columns, Storage? weights, Storage y, int width)
    {
        Span<double> from = Of(x), to = Of(y);
        to[..(rows.GroupCount * width)].Clear();
        for (int entry = 0; entry < rows.RowCount; entry++)
        {
            for (int i = 0; i < width; i++)
            {
                to[(rows.Index[entry] * width) + i] += (weights is null ? 1 : Of(weights)[entry]) * from[(columns.Index[entry] * width) + i];
            }
        }
    }

    /// <inheritdoc/>
    public override void PairDots(Storage a, Grouping left, Storage b, Grouping right, Storage y, int width)
    {
        Span<double> to = Of(y);
        for (int row = 0; row < left.RowCount; row++)
        {
            double sum = 0;
            for (int i = 0; i < width; i++)
            {
                sum += Of(a)[(left.Index[row] * width) + i] * Of(b)[(right.Index[row] * width) + i];
            }

            to[row] = sum;
        }
    }

    /// <inheritdoc/>
    public override void Dropout(Storage x, in DropoutMask mask, Storage y, int length)
    {
        Span<double> from = Of(x), to = Of(y);
        for (int i = 0; i < length; i++)
        {
            to[i] = mask.Keeps(i) ? from[i] * mask.Scale : 0;
        }
    }

    /// <inheritdoc/>
    public override void SegmentSoftmax(Storage x, Grouping rows, Storage y, int width)
    {
        ForAllColumns(rows, width, places =>
        {
            double[] powers = [.. places.Select(place => Of(x)[place])];
            double most = powers.DefaultIfEmpty().Max();
            powers = [.. powers.Select(value => Math.Exp(value - most))];
            for (int i = 0; i < places.Length; i++)
            {
                Of(y)[places[i]] = powers[i] / powers.Sum();
            }
        });
    }

    /// <inheritdoc/>
    public override void SegmentSoftmaxGradient(Storage y, Storage g, Grouping rows, Storage dx, int width)
    {
        ForAllColumns(rows, width, places =>
        {
            double sum = places.Sum(place => Of(y)[place] * Of(g)[place]);
            foreach (int place in places)
            {
                Of(dx)[place] = Of(y)[place] * (Of(g)[place] - sum);
            }
        });
    }

    // The places of each group's numbers of one column.
    private static void ForAllColumns(Grouping rows, int width, Action<int[]> action)
    {
        for (int group = 0; group < rows.GroupCount; group++)
        {
            int[] members = Members(rows, group);
            for (int column = 0; column < width; column++)
            {
                action([.. members.Select(row => (row * width) + column)]);
            }
        }
    }
}
