using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>Attention along edges against PyTorch Geometric's TransformerConv.</summary>
public abstract class TransformerFixtureTests(Engine engine, double tolerance)
{
    private static readonly Dictionary<string, string> Names =
        new() { ["lin_query"] = "query", ["lin_key"] = "key", ["lin_value"] = "value", ["lin_skip"] = "self" };

    [FixtureFact("transformer_conv_h2")]
    public void Layer() => new FixtureCheck("transformer_conv_h2", engine, tolerance, sourcesFirst: true, Names).Run(parameters =>
    {
        var layer = new TransformerLayer(parameters, new InputWidths { Nodes = 5 }, 4, new() { Heads = 2 });
        return (graph, inputs, context) => new() { ["out"] = layer.Forward(graph, new GraphState { Nodes = inputs["x"] }, context).State.Nodes!.Value };
    });
}

public sealed class TransformerFixturesOnReferenceEngine() : TransformerFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class TransformerFixturesOnManagedEngine() : TransformerFixtureTests(new ManagedEngine(1), 1e-4);
