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

    private static void ForAllGroups(Action<Grouping, int, int> property) =>
        Sizes.ForAll(Sizes.Of(60, 20, 150, 1), size => property(KernelCheck.Groups(size[0], size[1], 9, size[3] == 1), size[1], size[2]));
}
