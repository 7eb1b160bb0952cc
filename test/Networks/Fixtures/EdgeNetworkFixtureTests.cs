using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>Message passing with an edge network against PyTorch Geometric's NNConv.</summary>
public abstract class EdgeNetworkFixtureTests(Engine engine, double tolerance)
{
    private static readonly Dictionary<string, string> Names = new() { ["nn"] = "edge", ["lin"] = "self" };

    [FixtureFact("nn_conv")]
    public void Layer() => new FixtureCheck("nn_conv", engine, tolerance, sourcesFirst: true, Names).Run(parameters =>
    {
        var layer = new EdgeNetworkLayer(parameters, new InputWidths { Nodes = 5, Edges = 2 }, 3);
        return (graph, inputs, context) =>
        {
            var state = new GraphState { Nodes = inputs["x"], Edges = inputs["edge_attr"] };
            return new() { ["out"] = layer.Forward(graph, state, context).State.Nodes!.Value };
        };
    });
}

public sealed class EdgeNetworkFixturesOnReferenceEngine() : EdgeNetworkFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class EdgeNetworkFixturesOnManagedEngine() : EdgeNetworkFixtureTests(new ManagedEngine(1), 1e-4);
