using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>Graph attention, as first and as second published, against PyTorch Geometric's GATConv and GATv2Conv.</summary>
public abstract class GatFixtureTests(Engine engine, double tolerance)
{
    private static readonly AttentionOptions TwoHeads = new() { Heads = 2 };

    private static readonly Dictionary<string, string> Names =
        new() { ["att_src"] = "source", ["att_dst"] = "target", ["att"] = "attention", ["lin_l"] = "source", ["lin_r"] = "target" };

    [FixtureFact("gat_conv_h2")]
    public void Layer() => Check("gat_conv_h2", parameters => new GatLayer(parameters, new InputWidths { Nodes = 5 }, 3, TwoHeads));

    [FixtureFact("gatv2_conv_h2")]
    public void Layer_of_the_second_version() =>
        Check("gatv2_conv_h2", parameters => new GatV2Layer(parameters, new InputWidths { Nodes = 5 }, 3, TwoHeads));

    private void Check(string name, Func<ParameterScope, Layer> build) =>
        new FixtureCheck(name, engine, tolerance, sourcesFirst: true, Names).Run(parameters =>
        {
            Layer layer = build(parameters);
            return (graph, inputs, context) => new() { ["out"] = layer.Forward(graph, new GraphState { Nodes = inputs["x"] }, context).State.Nodes!.Value };
        });
}

public sealed class GatFixturesOnReferenceEngine() : GatFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class GatFixturesOnManagedEngine() : GatFixtureTests(new ManagedEngine(1), 1e-4);
