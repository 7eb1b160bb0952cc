using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests;

/// <summary>What the measuring engine says of a network's step, beside what the step takes.</summary>
public class MeasuredStepTests
{
    private const int NodeCount = 160;

    private static readonly InputWidths Widths = new() { Nodes = 4, Dimension = 3 };

    public static TheoryData<NetworkOptions> Networks =>
    [
        new EgnnOptions(),
        new EgnnOptions { Layers = 2, Width = 96, InferEdges = true, NodeAttributes = true, InitialDistances = true },
        new GnnOptions { Layers = 6 },
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Memory_of_a_training_step_is_what_the_managed_engine_allocates(NetworkOptions network)
    {
        var measuring = new MeasuringEngine();
        long predicted = Growth(measuring, network, () => measuring.CurrentBytes);
        long allocated = Allocated(network, train: true);

        // Beside the blocks themselves there are the tape's nodes.
        Assert.InRange(allocated, predicted, 1.03 * predicted);
        Assert.Equal(measuring.CurrentBytes, measuring.PeakBytes);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Memory_of_a_prediction_is_what_the_managed_engine_allocates(NetworkOptions network)
    {
        var measuring = new MeasuringEngine();
        long predicted = Growth(measuring, network, () => measuring.CurrentBytes, train: false);
        long allocated = Allocated(network, train: false);

        Assert.InRange(allocated, predicted, 1.03 * predicted);
    }

    // The second time: kernels' scratch, which engines share, is there then.
    private static long Allocated(NetworkOptions network, bool train)
    {
        Growth(new ManagedEngine(1), network, GC.GetAllocatedBytesForCurrentThread, train);
        return Growth(new ManagedEngine(1), network, GC.GetAllocatedBytesForCurrentThread, train);
    }

    private static long Growth(Engine engine, NetworkOptions options, Func<long> bytes, bool train = true)
    {
        var parameters = new ParameterSet(engine, seed: 1);
        Network network = options.Create(parameters.Root, Widths);
        parameters.ClearGradients();
        GraphBatch batch = Complete(NodeCount);
        _ = batch.Edges;
        double[] numbers = [.. Enumerable.Range(0, NodeCount * 4).Select(i => Math.Sin(i))];
        long before = bytes();
        Optimizer? optimizer = train ? new AdamOptions().Create(parameters) : null;
        using Scope scope = engine.BeginScope(recording: train);
        var state = new GraphState
        {
            Nodes = scope.Constant(numbers, new Shape(NodeCount, 4)),
            Positions = scope.Constant(numbers.AsSpan(0, NodeCount * 3), new Shape(NodeCount, 3)),
        };
        GraphState after = network.Forward(batch, state, new Context(scope)).State;
        if (optimizer is not null)
        {
            scope.Backward(after.Nodes!.Value.Square().Mean() + after.Positions!.Value.Square().Mean());
            parameters.ClipGradients(1e-9);
            optimizer.Step(0.001);
        }

        return bytes() - before;
    }

    private static GraphBatch Complete(int nodes)
    {
        int[] targets = [.. Enumerable.Range(0, nodes * nodes).Select(pair => pair / nodes)];
        int[] sources = [.. Enumerable.Range(0, nodes * nodes).Select(pair => pair % nodes)];
        return new GraphBatch(Grouping.Of(targets, nodes), Grouping.Of(sources, nodes), Grouping.Of(new int[nodes], 1));
    }
}
