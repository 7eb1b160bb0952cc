using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>GraphNorm against PyTorch Geometric's.</summary>
public abstract class GraphNormFixtureTests(Engine engine, double tolerance)
{
    private static readonly Dictionary<string, string> Names = new() { ["mean_scale"] = "meanScale" };

    [FixtureFact("graph_norm")]
    public void Layer() => new FixtureCheck("graph_norm", engine, tolerance, names: Names).Run(parameters =>
    {
        var layer = new GraphNormLayer(parameters, 5);
        return (graph, inputs, context) => new() { ["out"] = layer.Forward(graph, new GraphState { Nodes = inputs["x"] }, context).State.Nodes!.Value };
    });
}

public sealed class GraphNormFixturesOnReferenceEngine() : GraphNormFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class GraphNormFixturesOnManagedEngine() : GraphNormFixtureTests(new ManagedEngine(1), 1e-4);
