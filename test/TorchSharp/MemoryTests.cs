using Equivariant.ML.Networks;
using Equivariant.ML.Support;
using Equivariant.ML.Tensors;
using TorchTensor = TorchSharp.torch.Tensor;

namespace Equivariant.ML.TorchSharp.Tests;

/// <summary>Counts what the whole process holds, so nothing runs beside it.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const int Graphs = 8;
    private const int Nodes = 5;

    private readonly TorchSharpEngine engine = new(TestDevice.Gpu);
    private readonly ParameterSet parameters;
    private readonly Optimizer optimizer;
    private readonly Network network;
    private readonly float[] positions;

    public MemoryTests()
    {
        parameters = new ParameterSet(engine, seed: 1);
        network = new EgnnOptions { Layers = 1, Width = 4 }.Create(parameters.Root, new InputWidths { Nodes = 1, Dimension = 3 });
        optimizer = new AdamOptions().Create(parameters);
        var random = new SeededRandom(1);
        positions = [.. Enumerable.Range(0, Graphs * Nodes * 3).Select(_ => (float)random.NextNormal())];
    }

    [Fact]
    public void Ten_thousand_steps_leave_nothing_on_the_device()
    {
        Repeat(500);
        long tensors = TorchTensor.TotalCount;
        Repeat(9_500);

        Assert.InRange(TorchTensor.TotalCount, 0, tensors);
    }

    // A batch of its own each step, as in training: its groupings are new to the device.
    private void Repeat(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Step();
        }
    }

    private void Step()
    {
        using Scope scope = engine.BeginScope(recording: true);
        var state = new GraphState { Nodes = scope.Full(1, new Shape(Graphs * Nodes, 1)), Positions = scope.Constant(positions, new Shape(Graphs * Nodes, 3)) };
        Tensor moved = network.Forward(Batch(), state, new Context(scope)).State.Positions!.Value;
        parameters.ClearGradients();
        scope.Backward(Loss.MeanSquaredError.Apply(moved, state.Positions.Value, null, moved.Shape.Length));
        optimizer.Step(0.001);
    }

    private static GraphBatch Batch()
    {
        int[] sources = [.. Enumerable.Range(0, Graphs * Nodes).SelectMany(node => Enumerable.Range(0, Nodes).Select(other => (node / Nodes * Nodes) + other).Where(other => other != node))];
        int[] targets = [.. Enumerable.Range(0, Graphs * Nodes).SelectMany(node => Enumerable.Repeat(node, Nodes - 1))];
        int[] graphs = [.. Enumerable.Range(0, Graphs * Nodes).Select(node => node / Nodes)];
        return new GraphBatch(Grouping.Of(targets, graphs.Length), Grouping.Of(sources, graphs.Length), Grouping.Of(graphs, Graphs));
    }
}
