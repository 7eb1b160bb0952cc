namespace Equivariant.ML.Tensors.Tests;

/// <summary>The same bits with one thread, two and three, for every kernel that splits its work.</summary>
public class ThreadKernelTests
{
    private static readonly ManagedEngine[] Engines = [new(1), new(2), new(3)];

    [Theory]
    [InlineData(false, false, 1, 2003, 128, 67)]
    [InlineData(false, true, 1, 2003, 67, 128)]
    [InlineData(true, false, 1, 65, 20_011, 64)]
    [InlineData(true, false, 1, 64, 20_011, 1)]
    [InlineData(false, false, 1, 20_011, 200, 1)]
    [InlineData(false, false, 40, 61, 62, 63)]
    public void Products(bool transposeA, bool transposeB, int batch, int m, int k, int n) => Same(
        (engine, x, y) => engine.MatMul(x[0], transposeA, x[1], transposeB, y, batch, m, k, n), batch * m * n, batch * m * k, batch * k * n);

    [Theory]
    [InlineData(Reduction.Sum, 1, 100_003, 1)]
    [InlineData(Reduction.Sum, 1, 20_011, 64)]
    [InlineData(Reduction.Sum, 9_001, 30, 1)]
    [InlineData(Reduction.Max, 7, 3_001, 33)]
    public void Reductions(Reduction f, int outer, int length, int inner) =>
        Same((engine, x, y) => engine.Reduce(f, x[0], y, outer, length, inner), outer * inner, outer * length * inner);

    [Fact]
    public void Rows()
    {
        Grouping rows = KernelCheck.Groups(20_011, 1_009, 1, false);
        Same((engine, x, y) => engine.SegmentSum(x[0], rows, true, y, 33), 1_009 * 33, 20_011 * 33);
        Same((engine, x, y) => engine.SegmentMax(x[0], rows, y, 33), 1_009 * 33, 20_011 * 33);
        Same((engine, x, y) => engine.Gather(x[0], rows, true, y, 33), 20_011 * 33, 1_009 * 33);
        Same((engine, x, y) => engine.GatherSum(x[0], rows, x[0], rows, null, y, 33), 20_011 * 33, 1_009 * 33);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(71)]
    public void Sparse_products(int width)
    {
        Grouping rows = KernelCheck.Groups(20_011, 1_009, 1, true), columns = KernelCheck.Groups(20_011, 503, 2, false);
        Same((engine, x, y) => engine.SparseMatMul(x[0], rows, columns, x[1], y, width), 1_009 * width, 503 * width, 20_011);
        Same((engine, x, y) => engine.SparseMatMul(x[0], columns, rows, null, y, width), 503 * width, 1_009 * width);
        Same((engine, x, y) => engine.SparseMatMul(x[0], columns, rows, x[1], y, width), 503 * width, 1_009 * width, 20_011);
        Same((engine, x, y) => engine.SegmentSoftmax(x[0], rows, y, width), 20_011 * width, 20_011 * width);
        Same((engine, x, y) => engine.SegmentSoftmaxGradient(x[0], x[1], columns, y, width), 20_011 * width, 20_011 * width, 20_011 * width);
        Same((engine, x, y) => engine.PairDots(x[0], rows, x[1], columns, y, width), 20_011, 1_009 * width, 503 * width);
    }

    [Fact]
    public void Elements()
    {
        const int count = 200_003;
        Same((engine, x, y) => engine.Map(Unary.Silu, 0, 0, x[0], y, count), count, count);
        Same((engine, x, y) => engine.MapGradient(Unary.Silu, 0, 0, x[0], x[0], x[1], y, count), count, count, count);
        Same((engine, x, y) => engine.Zip(Binary.Add, x[0], new(0, 0, 0, 1), x[1], new(0, 0, 0, 1), y, new(1, 1, 1, count)), count, count, count);
        Same((engine, x, y) => engine.Zip(Binary.Add, x[0], new(0, 0, 1, 0), x[1], new(0, 0, 0, 1), y, new(1, 1, 1000, 200)), 200_000, 1000, 200);
        Same((engine, x, y) => engine.Dropout(x[0], new DropoutMask(0.3, 77), y, count), count, count);
        Same((engine, x, y) => engine.Copy(x[0], 0, new(0, 0, 1, 1000), y, 0, new(0, 0, 200, 1), new(1, 1, 1000, 200)), 200_000, 200_000);
    }

    [Fact]
    public void Several_callers_of_one_engine_do_not_disturb_each_other()
    {
        const int count = 60_000;
        ManagedEngine engine = Engines[2];
        float[] x = KernelCheck.Numbers(count, 1), expected = Map(Engines[0], x);
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => Assert.Equal(expected, Map(engine, x)));
    }

    private static float[] Map(ManagedEngine engine, float[] x)
    {
        Storage from = engine.Allocate(x.Length), to = engine.Allocate(x.Length);
        engine.Write(x, from);
        engine.Map(Unary.Tanh, 0, 0, from, to, x.Length);
        var y = new float[x.Length];
        engine.Read(to, y);
        return y;
    }

    private static void Same(Action<Engine, Storage[], Storage> kernel, int result, params int[] arguments)
    {
        var expected = new float[result];
        foreach (ManagedEngine engine in Engines)
        {
            Storage[] x = [.. arguments.Select((length, i) => Filled(engine, length, i))];
            Storage y = engine.Allocate(result);
            kernel(engine, x, y);
            var actual = new float[result];
            engine.Read(y, actual);
            if (engine.Threads == 1)
            {
                expected = actual;
            }

            Assert.Equal(expected, actual);
        }
    }

    private static Storage Filled(ManagedEngine engine, int length, int seed)
    {
        Storage block = engine.Allocate(length);
        engine.Write(KernelCheck.Numbers(length, seed), block);
        return block;
    }
}
