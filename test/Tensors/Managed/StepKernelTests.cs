namespace Equivariant.ML.Tensors.Tests;

public class StepKernelTests
{
    private static readonly AdamStep Step = new()
    {
        Rate = 0.01,
        Beta1 = 0.9,
        Beta2 = 0.99,
        Epsilon = 1e-8,
        Correction1 = 1 - Math.Pow(0.9, 3),
        Correction2 = 1 - Math.Pow(0.99, 3),
        L2 = 0.02,
        Decay = 0.03,
    };

    [Fact]
    public void Adam_agrees_with_the_reference() =>
        Sizes.ForAll(Sizes.Of(150), size =>
        {
            float[] x = KernelCheck.Numbers(size[0], 1), g = KernelCheck.Numbers(size[0], 2), m = KernelCheck.Numbers(size[0], 3);
            float[] v = [.. KernelCheck.Numbers(size[0], 4).Select(MathF.Abs)];
            KernelCheck.Agree((engine, block) => engine.Adam(block[0], block[1], block[2], block[3], Step, size[0]), 1e-5, x, g, m, v);
        });

    [Fact]
    public void Adam_follows_the_paper()
    {
        // The first step moves by the rate against the gradient's sign, whatever its size; decay and L2 are off.
        AdamStep first = Step with { Correction1 = 0.1, Correction2 = 0.01, L2 = 0, Decay = 0 };
        foreach (Engine engine in new Engine[] { new ReferenceEngine(), new ManagedEngine(1) })
        {
            Storage x = engine.Allocate(2), g = engine.Allocate(2), m = engine.Allocate(2), v = engine.Allocate(2);
            engine.Write([1f, 1f], x);
            engine.Write([3f, -0.001f], g);
            engine.Fill(0, m, 2);
            engine.Fill(0, v, 2);
            engine.Adam(x, g, m, v, first, 2);
            var moved = new float[2];
            engine.Read(x, moved);
            Assert.Equal(0.99, moved[0], 5);
            Assert.Equal(1.01, moved[1], 5);
        }
    }

    [Fact]
    public void Add_scaled_agrees_with_the_reference() =>
        Sizes.ForAll(Sizes.Of(150), size => KernelCheck.Agree(
            (engine, block) => engine.AddScaled(-0.3, block[0], block[1], size[0]),
            1e-6,
            KernelCheck.Numbers(size[0], 1),
            KernelCheck.Numbers(size[0], 2)));
}
