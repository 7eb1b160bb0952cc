using Equivariant.ML.Laws.Tests.Layers;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Robustness;

/// <summary>A step of training, over and over: it leaves nothing behind.</summary>
public class TrainingStepTests
{
    private const int Warm = 50;

    private readonly ManagedEngine engine = new(1);
    private readonly ParameterSet parameters;
    private readonly Optimizer optimizer;
    private readonly Network network;
    private readonly GraphBatch batch;
    private readonly float[] nodes;
    private readonly float[] edges;
    private readonly float[] positions;
    private readonly float[] velocities;
    private readonly int nodeCount;

    public TrainingStepTests()
    {
        parameters = new ParameterSet(engine, seed: 1);
        network = new EgnnOptions { Layers = 2, Width = 8, InferEdges = true }.Create(parameters.Root, LayerCatalog.Moving);
        optimizer = new AdamOptions().Create(parameters);
        GraphData data = GraphData.Draw(Draw.Stream("step"), LayerCatalog.Moving, 5, 5, 5);
        batch = data.Batch();
        nodeCount = data.NodeCount;
        float[][] arrays = [.. data.Present.Select(array => array.Select(value => (float)value).ToArray())];
        (nodes, edges, positions, velocities) = (arrays[0], arrays[1], arrays[2], arrays[3]);
    }

    [Fact]
    public void A_thousand_warm_steps_allocate_nothing()
    {
        Repeat(Warm);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

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
        var state = new GraphState
        {
            Nodes = scope.Constant(nodes, new Shape(nodeCount, 3)),
            Edges = scope.Constant(edges, new Shape(batch.EdgeCount, 2)),
            Positions = scope.Constant(positions, new Shape(nodeCount, 3)),
            Velocities = scope.Constant(velocities, new Shape(nodeCount, 3)),
        };
        Tensor moved = network.Forward(batch, state, new Context(scope)).State.Positions!.Value;
        parameters.ClearGradients();
        scope.Backward(Loss.MeanSquaredError.Apply(moved, state.Positions.Value, null, moved.Shape.Length));
        parameters.ClipGradients(1);
        optimizer.Step(0.001);
    }
}
