using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Bench.Work;

/// <summary>One EGNN layer of width 64 on a random graph in which every node has 16 neighbours; nodes have positions and velocities.</summary>
internal sealed class LayerStep
{
    private const int Width = 64;
    private const int Degree = 16;
    private const int Dimension = 3;

    private readonly ParameterSet parameters;
    private readonly EgnnLayer layer;
    private readonly GraphBatch graph;
    private readonly float[] features;
    private readonly float[] positions;

    internal LayerStep(Engine engine, int edges, int seed)
    {
        int nodes = edges / Degree;
        var random = new Random(seed);
        Edges = nodes * Degree;
        graph = new GraphBatch(
            Grouping.Of([.. Enumerable.Range(0, Edges).Select(edge => edge / Degree)], nodes),
            Grouping.Of([.. Enumerable.Range(0, Edges).Select(_ => random.Next(nodes))], nodes),
            Grouping.Of(new int[nodes], 1));
        features = [.. Enumerable.Range(0, nodes * Width).Select(_ => random.NextSingle() - 0.5f)];
        positions = [.. Enumerable.Range(0, nodes * Dimension).Select(_ => random.NextSingle())];
        parameters = new ParameterSet(engine, (ulong)seed);
        layer = new EgnnLayer(
            parameters.Root["layer"],
            new InputWidths { Nodes = Width, Dimension = Dimension, Velocities = true },
            Width,
            new EgnnOptions { Width = Width, Messages = Aggregation.Sum, Differences = Differences.Plain });

        // The first use of a value is what allocates.
        parameters.ClearGradients();
    }

    /// <summary>How many edges there are: as many as asked for, but for a remainder by the degree.</summary>
    internal int Edges { get; }

    /// <summary>Forward and backward.</summary>
    internal void Train()
    {
        using Scope scope = parameters.Engine.BeginScope(recording: true);
        GraphState state = Apply(scope);
        parameters.ClearGradients();
        scope.Backward(state.Nodes!.Value.Sum() + state.Positions!.Value.Sum());
    }

    /// <summary>Forward, without recording.</summary>
    internal void Forward()
    {
        using Scope scope = parameters.Engine.BeginScope();
        Apply(scope);
    }

    private GraphState Apply(Scope scope)
    {
        Tensor x = scope.Constant(positions, new Shape(graph.NodeCount, Dimension));
        var state = new GraphState { Nodes = scope.Constant(features, new Shape(graph.NodeCount, Width)), Positions = x, Velocities = x };
        return layer.Forward(graph, state, new Context(scope)).State;
    }
}
