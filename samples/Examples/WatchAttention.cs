using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Examples;

/// <summary>How the nodes of a path attend to each other in a layer of graph attention. Of a trained model, PredictionExplainer.AttentionWeights tells the same.</summary>
internal static class WatchAttention
{
    internal static void Run(TextWriter output)
    {
        var engine = new ManagedEngine();
        var parameters = new ParameterSet(engine, seed: 1);
        var layer = new GatLayer(parameters.Root, new InputWidths { Nodes = 1 }, width: 4, new AttentionOptions { Heads = 2 });
        var graph = new GraphBatch(Grouping.Of([0, 1, 1, 2], 3), Grouping.Of([1, 0, 2, 1], 3), Grouping.Of([0, 0, 0], 1));

        using Scope scope = engine.BeginScope();
        var attention = new AttentionObserver();
        layer.Forward(graph, new GraphState { Nodes = scope.Constant([1f, 2, 3], new Shape(3, 1)) }, new Context(scope) { Attention = attention });
        foreach (AttentionWeight weight in attention.Weights)
        {
            output.WriteLine($"head {weight.Head}: node {weight.Target} takes {weight.Weight:p0} from node {weight.Source}");
        }
    }
}
