using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>GraphSAGE against PyTorch Geometric's SAGEConv.</summary>
public abstract class SageFixtureTests(Engine engine, double tolerance)
{
    private static readonly Dictionary<string, string> Names = new() { ["lin_l"] = "neighbors", ["lin_r"] = "self" };

    [FixtureFact("sage_conv_mean")]
    public void Layer() => new FixtureCheck("sage_conv_mean", engine, tolerance, sourcesFirst: true, Names).Run(parameters =>
    {
        var layer = new SageLayer(parameters, 5, 4);
        return (graph, inputs, context) => new() { ["out"] = layer.Forward(graph, new GraphState { Nodes = inputs["x"] }, context).State.Nodes!.Value };
    });
}

public sealed class SageFixturesOnReferenceEngine() : SageFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class SageFixturesOnManagedEngine() : SageFixtureTests(new ManagedEngine(1), 1e-4);
