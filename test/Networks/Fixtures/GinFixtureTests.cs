using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>The graph isomorphism network's layer against PyTorch Geometric's GINConv.</summary>
public abstract class GinFixtureTests(Engine engine, double tolerance)
{
    private static readonly Dictionary<string, string> Names = new() { ["nn"] = "node", ["eps"] = "epsilon" };

    [FixtureFact("gin_conv")]
    public void Layer_with_trained_epsilon() => new FixtureCheck("gin_conv", engine, tolerance, sourcesFirst: true, Names).Run(parameters =>
    {
        var layer = new GinLayer(parameters, 5, 6, 4, trainEpsilon: true);
        return (graph, inputs, context) => new() { ["out"] = layer.Forward(graph, new GraphState { Nodes = inputs["x"] }, context).State.Nodes!.Value };
    });
}

public sealed class GinFixturesOnReferenceEngine() : GinFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class GinFixturesOnManagedEngine() : GinFixtureTests(new ManagedEngine(1), 1e-4);
