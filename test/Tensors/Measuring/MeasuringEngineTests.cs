namespace Equivariant.ML.Tensors.Tests.Measuring;

public class MeasuringEngineTests
{
    private const int Billion = 1_000_000_000;

    private readonly MeasuringEngine engine = new();

    [Fact]
    public void Numbers_take_no_room_however_many()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var parameters = new ParameterSet(engine, seed: 1);
        Parameter scale = parameters.Root.Add("scale", new Shape(Billion), Initializer.ForInputs(1));
        using (Scope scope = engine.BeginScope(recording: true))
        {
            scope.Backward((scope.Full(1, new Shape(Billion)) * scale.Value).Silu().Sum());
            new AdamOptions().Create(parameters).Step(0.1);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.InRange(engine.PeakBytes, 8L * 4 * Billion, 12L * 4 * Billion);
        Assert.True(engine.Flops > 20L * Billion);
    }

    [Fact]
    public void Every_number_read_is_zero()
    {
        using Scope scope = engine.BeginScope();
        Tensor x = scope.Constant([1.0, 2, 3], new Shape(3));
        float[] room = [5, 6, 7];
        x.CopyTo(room);

        Assert.Equal([0f, 0, 0], room);
        Assert.Equal([0.0, 0, 0], x.ToDoubleArray());
        Assert.Equal(0, x.Sum().ToScalar());
        Assert.Equal(Precision.Single, engine.Precision);
    }

    [Fact]
    public void Shapes_and_indices_are_checked_as_ever()
    {
        using Scope scope = engine.BeginScope();
        Tensor x = scope.Full(0, new Shape(2, 3));

        Assert.Throws<ArgumentException>(() => x.MatMul(x));
        Assert.Throws<ArgumentException>(() => x.Gather(Grouping.Of([0, 1], 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Slice(1, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Allocate(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Allocate(10).Slice(5, 6));
        Assert.Equal(5, engine.Allocate(10).Slice(5, 5).Length);
    }

    [Fact]
    public void Blocks_are_held_as_pools_hold_them()
    {
        using (Scope scope = engine.BeginScope())
        {
            // 1,000 is rounded up to 1,024; what is swept is given out again; a view takes nothing.
            scope.Full(0, new Shape(1000)).Reshape(new Shape(10, 100));
            int mark = scope.State.Mark();
            scope.Full(0, new Shape(1000));
            scope.State.Sweep(mark, []);
            scope.Full(0, new Shape(990));
            Assert.Equal((2 * 4 * 1024, 2 * 4 * 1024), (engine.CurrentBytes, engine.PeakBytes));

            // A scope within a scope has a pool of its own.
            using Scope inner = engine.BeginScope();
            inner.Full(0, new Shape(1000));
        }

        Assert.Equal(3 * 4 * 1024, engine.CurrentBytes);
    }

    [Fact]
    public void Blocks_that_a_pool_lets_go_of_are_gone()
    {
        Storage outside = engine.Allocate(1000);
        _ = outside.Slice(0, 500);
        using (Scope scope = engine.BeginScope())
        {
            scope.Full(0, new Shape(100_000));
        }

        long peak = engine.PeakBytes;
        Assert.Equal(peak, engine.CurrentBytes);
        for (int i = 0; i < 600; i++)
        {
            engine.BeginScope().Dispose();
        }

        Assert.Equal((4 * 1000, peak), (engine.CurrentBytes, engine.PeakBytes));
    }

    [Fact]
    public void Reset_counts_again_from_what_is_held()
    {
        using Scope scope = engine.BeginScope();
        scope.Full(0, new Shape(64)).Silu();
        engine.Reset();

        Assert.Equal((0, 0, 512), (engine.Flops, engine.BytesMoved, engine.PeakBytes));
    }

    [Fact]
    public void Clipping_costs_what_it_costs_with_numbers()
    {
        var parameters = new ParameterSet(engine, seed: 1);
        parameters.Root.Add("weight", new Shape(1024), Initializer.ForInputs(1));
        parameters.ClearGradients();
        engine.Reset();
        long before = engine.CurrentBytes;

        // The size of each, the largest; each over the largest, its square, the sum: three arrays and two numbers.
        Assert.Equal(0, parameters.ClipGradients(1));
        Assert.Equal(1024 * (1 + 1 + 2 + 1 + 1), engine.Flops);
        Assert.Equal(4 * ((3 * 1024) + (2 * 64)), engine.CurrentBytes - before);
    }

    [Fact]
    public void Threads_are_counted_together()
    {
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using Scope scope = engine.BeginScope();
            Tensor x = scope.Full(0, new Shape(64));
            for (int round = 0; round < 1000; round++)
            {
                x.Silu();
            }
        });

        Assert.Equal(4 * 1000 * 64, engine.Flops);
        Assert.Equal(engine.CurrentBytes, engine.PeakBytes);
        Assert.InRange(engine.PeakBytes, 1001 * 4 * 64, 4 * 1001 * 4 * 64);
    }
}
