using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>The graph convolution against PyTorch Geometric's GCNConv.</summary>
public abstract class GcnFixtureTests(Engine engine, double tolerance)
{
    [FixtureFact("gcn_conv")]
    public void Layer() => Check("gcn_conv", new InputWidths { Nodes = 5 });

    [FixtureFact("gcn_conv_weighted")]
    public void Layer_with_edge_weights() => Check("gcn_conv_weighted", new InputWidths { Nodes = 5, Edges = 1, EdgeWeight = 0 });

    private void Check(string name, InputWidths widths) => new FixtureCheck(name, engine, tolerance, sourcesFirst: true).Run(parameters =>
    {
        var layer = new GcnLayer(parameters, widths, 4);
        return (graph, inputs, context) =>
        {
            Tensor? weights = inputs.TryGetValue("edge_weight", out Tensor given) ? given.Reshape(new Shape(graph.EdgeCount, 1)) : null;
            return new() { ["out"] = layer.Forward(graph, new GraphState { Nodes = inputs["x"], Edges = weights }, context).State.Nodes!.Value };
        };
    });
}

public sealed class GcnFixturesOnReferenceEngine() : GcnFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class GcnFixturesOnManagedEngine() : GcnFixtureTests(new ManagedEngine(1), 1e-4);
