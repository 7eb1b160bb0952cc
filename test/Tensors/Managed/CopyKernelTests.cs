namespace Equivariant.ML.Tensors.Tests;

public class CopyKernelTests
{
    [Fact]
    public void Permutations_agree_with_the_reference() =>
        Sizes.ForAll(Sizes.Of(4, 9, 18, 40, 3), size =>
        {
            var sizes = new Axes(size[0], size[1], size[2], size[3]);
            int count = sizes[0] * sizes[1] * sizes[2] * sizes[3];
            Axes to = sizes.RowMajorStrides();
            Axes from = size[4] switch
            {
                0 => to,
                1 => new Axes(1, sizes[0], sizes[0] * sizes[1], sizes[0] * sizes[1] * sizes[2]),
                2 => new Axes(sizes[1] * sizes[2] * sizes[3], sizes[2] * sizes[3], 1, sizes[2]),
                _ => new Axes(0, sizes[2], 1, 0),
            };
            int length = size[4] == 3 ? sizes[1] * sizes[2] : count;
            KernelCheck.Agree(
                (engine, block) => engine.Copy(block[0], 0, from, block[1], 0, to, sizes), 0, KernelCheck.Numbers(length, 1), new float[count]);
            if (length == count)
            {
                KernelCheck.Agree(
                    (engine, block) => engine.Copy(block[0], 0, to, block[1], 0, from, sizes), 0, KernelCheck.Numbers(count, 1), new float[count]);
            }
        });

    [Fact]
    public void Slices_agree_with_the_reference()
    {
        // Columns 3 to 7 of ten, into columns 2 to 6 of eight.
        KernelCheck.Agree(
            (engine, block) => engine.Copy(block[0], 3, new Axes(0, 0, 10, 1), block[1], 2, new Axes(0, 0, 8, 1), new Axes(1, 1, 6, 5)),
            0,
            KernelCheck.Numbers(60, 1),
            KernelCheck.Numbers(48, 2));
    }
}
