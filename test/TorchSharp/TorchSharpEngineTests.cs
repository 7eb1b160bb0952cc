using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.TorchSharp.Tests;

public sealed class TorchSharpEngineTests
{
    [Fact]
    public void It_is_found_where_it_is_referred_to()
    {
        EngineProviderAttribute? provider = EngineProviderAttribute.Find();
        Assert.Equal("TorchSharp", provider?.Name);
        Engine engine = provider!.Create(null);
        Assert.Null(Assert.IsType<TorchSharpEngine>(engine).Gpu);
        Assert.Equal(Precision.Single, engine.Precision);
    }

    [Fact]
    public void A_GPU_that_is_not_there_is_an_error_that_says_so()
    {
        string message = Assert.Throws<InvalidOperationException>(() => new TorchSharpEngine(gpu: 99)).Message;
        Assert.True(
            message.Contains("TorchSharp-cuda-", StringComparison.Ordinal) || message.StartsWith("GPU 99 was asked for; this machine has ", StringComparison.Ordinal),
            message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TorchSharpEngine(gpu: -1));
    }

    [Fact]
    public void Products_in_bfloat16_are_right_to_its_digits()
    {
        Tensor product(Engine engine, Scope scope) => scope.Constant(Numbers(300, 1), new Shape(20, 15)).MatMul(scope.Constant(Numbers(150, 2), new Shape(15, 10)));
        var exact = new ReferenceEngine();
        var rough = new TorchSharpEngine(TestDevice.Gpu, bfloat16: true);
        using Scope right = exact.BeginScope(), rounded = rough.BeginScope();
        double[] expected = product(exact, right).ToDoubleArray(), found = product(rough, rounded).ToDoubleArray();
        double largest = expected.Zip(found, (a, b) => Math.Abs(a - b)).Max();

        Assert.InRange(largest, 1e-4, 0.02 * expected.Max(Math.Abs));
    }

    [Fact]
    public void In_double_precision_numbers_are_kept_whole()
    {
        var engine = new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double);
        using Scope scope = engine.BeginScope();
        Assert.Equal([Math.PI, 1e300], scope.Constant([Math.PI, 1e300], new Shape(2)).ToDoubleArray());
    }

    [Fact]
    public void A_window_and_its_block_share_numbers_whatever_is_written_to_which()
    {
        var engine = new TorchSharpEngine(TestDevice.Gpu);
        Storage block = engine.Allocate(6);
        engine.Write([1f, 2, 3, 4, 5, 6], block);
        Storage window = block.Slice(2, 3);
        engine.Write([30f, 40, 50], window);
        Assert.Equal([1, 2, 30, 40, 50, 6], Read(engine, block, 6));

        engine.Map(Unary.Affine, -1, 0, block, block, 6);
        Assert.Equal([-30, -40, -50], Read(engine, window, 3));

        engine.AddScaled(1, window, window, 3);
        Assert.Equal([-1, -2, -60, -80, -100, -6], Read(engine, block, 6));
    }

    private static float[] Numbers(int count, int seed)
    {
        var random = new SeededRandom((ulong)seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
    }

    private static float[] Read(Engine engine, Storage block, int length)
    {
        var values = new float[length];
        engine.Read(block, values.AsSpan());
        return values;
    }
}
