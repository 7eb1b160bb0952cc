namespace Equivariant.ML.Tensors.Tests;

public class MapKernelTests
{
    public static TheoryData<Unary> Functions => [.. Enum.GetValues<Unary>()];

    // Small, large, at the ends of the exponential's range, and what is not a number.
    private static readonly float[] Special =
    [
        0, -0f, 1, -1, 1e-30f, -1e-30f, 1e-4f, -1e-4f, 0.34f, 0.35f, -0.35f, 9, -9, 20, -20, 87, -87, 88.7f, -88.7f, 89, -89, 103, -103, 105, -105,
        1e5f, -1e5f, 3e38f, -3e38f, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Agrees_with_the_reference(Unary f) =>
        Sizes.ForAll(Sizes.Of(150), size => Check(f, KernelCheck.Numbers(size[0], 1)), 40);

    [Theory]
    [MemberData(nameof(Functions))]
    public void Agrees_at_special_values(Unary f) => Check(f, Special);

    [Theory]
    [InlineData(Unary.Exp)]
    [InlineData(Unary.Sigmoid)]
    [InlineData(Unary.Tanh)]
    [InlineData(Unary.Silu)]
    [InlineData(Unary.Softplus)]
    public void Exponentials_are_within_two_millionths(Unary f)
    {
        float[] x = [.. Enumerable.Range(-87_000, 174_001).Select(i => i / 1000f), .. Enumerable.Range(1, 2000).Select(i => i * 1e-6f)];
        var y = new float[x.Length];
        foreach ((int lanes, ManagedEngine engine) in KernelCheck.Engines)
        {
            Storage from = engine.Allocate(x.Length), to = engine.Allocate(x.Length);
            engine.Write(x, from);
            engine.Map(f, 0, 0, from, to, x.Length);
            engine.Read(to, y);
            for (int i = 0; i < x.Length; i++)
            {
                double exact = ReferenceFunctions.Value(f, 0, 0, x[i]);
                Assert.True(Math.Abs(y[i] - exact) <= (2e-6 * Math.Abs(exact)) + 1e-37, $"{lanes} lanes: {f}({x[i]}) = {y[i]}; exactly {exact}.");
            }
        }
    }

    [Fact]
    public void May_run_in_place()
    {
        KernelCheck.Agree((engine, block) => engine.Map(Unary.Silu, 0, 0, block[0], block[0], 53), 2e-6, KernelCheck.Numbers(53, 1));
        KernelCheck.Agree(
            (engine, block) => engine.MapGradient(Unary.Square, 0, 0, block[0], block[1], block[2], block[2], 53),
            2e-6,
            KernelCheck.Numbers(53, 1),
            KernelCheck.Numbers(53, 2),
            KernelCheck.Numbers(53, 3));
    }

    private static void Check(Unary f, float[] x)
    {
        float[] y = [.. x.Select(value => (float)ReferenceFunctions.Value(f, -0.5, 0.75, value))], g = KernelCheck.Numbers(x.Length, 2);
        KernelCheck.Agree((engine, block) => engine.Map(f, -0.5, 0.75, block[0], block[1], x.Length), 2e-6, x, new float[x.Length]);
        KernelCheck.Agree(
            (engine, block) => engine.MapGradient(f, -0.5, 0.75, block[0], block[1], block[2], block[3], x.Length), 2e-6, x, y, g, new float[x.Length]);
    }
}
