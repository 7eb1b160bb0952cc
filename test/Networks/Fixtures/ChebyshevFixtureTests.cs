using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>The Chebyshev filter against PyTorch Geometric's ChebConv.</summary>
public abstract class ChebyshevFixtureTests(Engine engine, double tolerance)
{
    private static readonly Dictionary<string, string> Names = new() { ["lins"] = "", ["0"] = "term0", ["1"] = "term1", ["2"] = "term2" };

    [FixtureFact("cheb_conv_k3_sym")]
    public void Layer() => new FixtureCheck("cheb_conv_k3_sym", engine, tolerance, sourcesFirst: true, Names).Run(parameters =>
    {
        var layer = new ChebyshevLayer(parameters, new InputWidths { Nodes = 5 }, 4);
        return (graph, inputs, context) => new() { ["out"] = layer.Forward(graph, new GraphState { Nodes = inputs["x"] }, context).State.Nodes!.Value };
    });
}

public sealed class ChebyshevFixturesOnReferenceEngine() : ChebyshevFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class ChebyshevFixturesOnManagedEngine() : ChebyshevFixtureTests(new ManagedEngine(1), 1e-4);
