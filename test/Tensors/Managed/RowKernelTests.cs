namespace Equivariant.ML.Tensors.Tests;

public class RowKernelTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gather_agrees_with_the_reference(bool mean) =>
        ForAllGroups((rows, groups, width) => KernelCheck.Agree(
            (engine, block) => engine.Gather(block[0], rows, mean, block[1], width),
            1e-6,
            KernelCheck.Numbers(groups * width, 1),
            new float[rows.RowCount * width]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Segment_sum_agrees_with_the_reference(bool mean) =>
        ForAllGroups((rows, groups, width) => KernelCheck.Agree(
            (engine, block) => engine.SegmentSum(block[0], rows, mean, block[1], width),
            1e-5,
            KernelCheck.Numbers(rows.RowCount * width, 1),
            KernelCheck.Numbers(groups * width, 2)));

    [Fact]
    public void Segment_max_agrees_with_the_reference() =>
        ForAllGroups((rows, groups, width) => KernelCheck.Agree(
            (engine, block) => engine.SegmentMax(block[0], rows, block[1], width),
            0,
            KernelCheck.Numbers(rows.RowCount * width, 1),
            KernelCheck.Numbers(groups * width, 2)));

    [Fact]
    public void Gather_sum_agrees_with_the_reference() =>
        ForAllGroups((rows, groups, width) =>
        {
            Grouping right = KernelCheck.Groups(rows.RowCount, 7, 5, false);
            float[] a = KernelCheck.Numbers(groups * width, 1), b = KernelCheck.Numbers(7 * width, 2);
            float[] c = KernelCheck.Numbers(rows.RowCount * width, 3), y = new float[rows.RowCount * width];
            KernelCheck.Agree((engine, block) => engine.GatherSum(block[0], rows, block[1], right, block[2], block[3], width), 1e-6, a, b, c, y);
            KernelCheck.Agree((engine, block) => engine.GatherSum(block[0], rows, block[1], right, null, block[2], width), 1e-6, a, b, y);
        });

    [Fact]
    public void Sparse_product_agrees_with_the_reference() =>
        ForAllGroups((rows, groups, width) =>
        {
            Grouping columns = KernelCheck.Groups(rows.RowCount, 7, 5, false);
            float[] x = KernelCheck.Numbers(7 * width, 1), weights = KernelCheck.Numbers(rows.RowCount, 2), y = KernelCheck.Numbers(groups * width, 3);
            KernelCheck.Agree((engine, block) => engine.SparseMatMul(block[0], rows, columns, block[1], block[2], width), 1e-5, x, weights, y);
            KernelCheck.Agree((engine, block) => engine.SparseMatMul(block[0], rows, columns, null, block[1], width), 1e-5, x, y);
        });

    [Fact]
    public void Pair_dots_agree_with_the_reference() =>
        ForAllGroups((rows, groups, width) =>
        {
            Grouping right = KernelCheck.Groups(rows.RowCount, 7, 5, false);
            float[] a = KernelCheck.Numbers(groups * width, 1), b = KernelCheck.Numbers(7 * width, 2), y = KernelCheck.Numbers(rows.RowCount, 3);
            KernelCheck.Agree((engine, block) => engine.PairDots(block[0], rows, block[1], right, block[2], width), 1e-5, a, b, y);
        });

    [Fact]
    public void Segment_softmax_agrees_with_the_reference() =>
        ForAllGroups((rows, groups, width) =>
        {
            // Far from 0, where an exponential by itself would be 0 or infinite.
            float[] x = [.. KernelCheck.Numbers(rows.RowCount * width, 1).Select(value => (10 * value) - 300)], y = KernelCheck.Numbers(x.Length, 2);
            KernelCheck.Agree((engine, block) => engine.SegmentSoftmax(block[0], rows, block[1], width), 1e-5, x, y);
        });

    [Fact]
    public void Segment_softmax_gradient_agrees_with_the_reference() =>
        ForAllGroups((rows, groups, width) =>
        {
            float[] y = KernelCheck.Numbers(rows.RowCount * width, 1), g = KernelCheck.Numbers(y.Length, 2), dx = KernelCheck.Numbers(y.Length, 3);
            KernelCheck.Agree((engine, block) => engine.SegmentSoftmaxGradient(block[0], block[1], rows, block[2], width), 1e-5, y, g, dx);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public void Segment_softmax_of_groups_beyond_a_block(int width)
    {
        foreach (bool sorted in new[] { false, true })
        {
            Grouping rows = KernelCheck.Groups(30_000, 7, 9, sorted);
            float[] x = KernelCheck.Numbers(rows.RowCount * width, 1);
            KernelCheck.Agree((engine, block) => engine.SegmentSoftmax(block[0], rows, block[1], width), 1e-6, x, new float[x.Length]);
        }
    }

    private static void ForAllGroups(Action<Grouping, int, int> property) =>
        Sizes.ForAll(Sizes.Of(60, 20, 150, 1), size => property(KernelCheck.Groups(size[0], size[1], 9, size[3] == 1), size[1], size[2]));
}
