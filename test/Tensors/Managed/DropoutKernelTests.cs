namespace Equivariant.ML.Tensors.Tests;

public class DropoutKernelTests
{
    [Fact]
    public void Dropout_agrees_with_the_reference() =>
        Sizes.ForAll(Sizes.Of(300, 10), size =>
        {
            var mask = new DropoutMask(size[1] / 11.0, (ulong)size[0] * 0x9E37_79B9_7F4A_7C15);
            float[] x = KernelCheck.Numbers(size[0], 1), y = KernelCheck.Numbers(size[0], 2);
            KernelCheck.Agree((engine, block) => engine.Dropout(block[0], mask, block[1], size[0]), 1e-6, x, y);
            KernelCheck.Agree((engine, block) => engine.Dropout(block[0], mask, block[0], size[0]), 1e-6, x);
        });

    [Fact]
    public void What_is_dropped_is_0_even_where_it_is_not_finite()
    {
        float[] x = [.. Enumerable.Repeat(float.NaN, 20), .. Enumerable.Repeat(float.PositiveInfinity, 21)];
        KernelCheck.Agree((engine, block) => engine.Dropout(block[0], new DropoutMask(0.5, 3), block[1], x.Length), 0, x, new float[x.Length]);
    }
}
