using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Fixtures;

/// <summary>The plain graph network against the EGNN authors' code.</summary>
public abstract class GnnFixtureTests(Engine engine, double tolerance)
{
    [FixtureFact("gcl_attention")]
    public void Layer_with_gate() => new FixtureCheck("gcl_attention", engine, tolerance).Run(parameters =>
    {
        var options = new GnnOptions { Width = 8, Gate = true, Messages = Aggregation.Sum };
        var layer = new GnnLayer(parameters, new InputWidths { Nodes = 6, Edges = 1 }, 6, options);
        return (graph, inputs, context) =>
        {
            var state = new GraphState { Nodes = inputs["h"], Edges = inputs["edge_attr"] };
            return new() { ["out"] = layer.Forward(graph, state, context).State.Nodes!.Value };
        };
    });
}

public sealed class GnnFixturesOnReferenceEngine() : GnnFixtureTests(new ReferenceEngine(), 1e-10);

public sealed class GnnFixturesOnManagedEngine() : GnnFixtureTests(new ManagedEngine(1), 1e-4);
