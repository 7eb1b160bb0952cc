namespace Equivariant.ML.Tensors.Tests;

public class ZipKernelTests
{
    public static TheoryData<Binary> Operations => [.. Enum.GetValues<Binary>()];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Broadcast_agrees_with_the_reference(Binary f) =>
        Sizes.ForAll(Sizes.Of(3, 3, 9, 50, 255), size =>
        {
            // The last number's bits say which axes of a and b are broadcast.
            var sizes = new Axes(size[0], size[1], size[2], size[3]);
            Check(f, sizes, Strides(sizes, size[4] & 15), Strides(sizes, size[4] >> 4));
        });

    [Fact]
    public void Permuted_axes_agree_with_the_reference()
    {
        var sizes = new Axes(2, 3, 5, 7);
        Check(Binary.Subtract, sizes, new Axes(1, 2, 6, 30), new Axes(105, 7, 21, 1));
    }

    [Fact]
    public void One_long_row_agrees_with_the_reference()
    {
        var sizes = new Axes(1, 1, 1, 1003);
        Check(Binary.Multiply, sizes, new Axes(0, 0, 0, 1), new Axes(0, 0, 0, 0));
        Check(Binary.Multiply, sizes, new Axes(0, 0, 0, 0), new Axes(0, 0, 0, 1));
        Check(Binary.Multiply, sizes, new Axes(0, 0, 0, 0), new Axes(0, 0, 0, 0));
    }

    [Fact]
    public void NaN_and_equal_numbers_agree_with_the_reference()
    {
        float[] values = [0, -0f, 1, -1, float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        foreach (Binary f in Enum.GetValues<Binary>())
        {
            int count = values.Length;
            KernelCheck.Agree(
                (engine, block) => engine.Zip(f, block[0], new Axes(0, 0, 1, 0), block[1], new Axes(0, 0, 0, 1), block[2], new Axes(1, 1, count, 7 * count)),
                1e-6,
                values,
                [.. Enumerable.Repeat(values, 7).SelectMany(v => v)],
                new float[count * 7 * count]);
        }
    }

    private static void Check(Binary f, Axes sizes, Axes a, Axes b)
    {
        int count = sizes[0] * sizes[1] * sizes[2] * sizes[3];
        KernelCheck.Agree(
            (engine, block) => engine.Zip(f, block[0], a, block[1], b, block[2], sizes),
            1e-6,
            KernelCheck.Numbers(Reach(sizes, a), 1),
            KernelCheck.Numbers(Reach(sizes, b), 2),
            new float[count]);
    }

    private static int Reach(Axes sizes, Axes strides) =>
        sizes[0] * sizes[1] * sizes[2] * sizes[3] == 0 ? 0 : 1 + Enumerable.Range(0, Axes.Count).Sum(axis => (sizes[axis] - 1) * strides[axis]);

    private static Axes Strides(Axes sizes, int broadcast)
    {
        Axes strides = default;
        int next = 1;
        for (int axis = Axes.Count - 1; axis >= 0; axis--)
        {
            bool repeated = ((broadcast >> axis) & 1) != 0;
            strides[axis] = repeated ? 0 : next;
            next *= repeated ? 1 : sizes[axis];
        }

        return strides;
    }
}
