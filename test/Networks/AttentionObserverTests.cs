using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests;

public class AttentionObserverTests
{
    private readonly ReferenceEngine engine = new();

    [Fact]
    public void Layers_are_told_apart_and_their_heads()
    {
        var parameters = new ParameterSet(engine, seed: 1);
        var network = new Network([
            new GatLayer(parameters.Root["first"], new InputWidths { Nodes = 1 }, 2, new AttentionOptions { Heads = 2 }, selfLoops: false),
            new TransformerLayer(parameters.Root["second"], new InputWidths { Nodes = 4 }, 2, amongAll: true),
        ]);
        var observer = new AttentionObserver();
        Run(network, observer);

        // Edges by their targets, for each its heads; then every pair of a graph.
        Assert.Equal(
            [(0, 1, 0, 0), (0, 1, 0, 1), (0, 2, 0, 0), (0, 2, 0, 1), (0, 0, 1, 0), (0, 0, 1, 1)],
            observer.Weights.TakeWhile(weight => weight.Layer == 0).Order(Comparer<AttentionWeight>.Create((a, b) => (a.Target, a.Source, a.Head).CompareTo((b.Target, b.Source, b.Head))))
                .Select(weight => (weight.Layer, weight.Source, weight.Target, weight.Head)));
        Assert.Equal(9, observer.Weights.Count(weight => weight.Layer == 1 && weight.Head == 0));
        Assert.Equal(15, observer.Weights.Count);
    }

    [Fact]
    public void A_node_takes_most_of_whom_its_head_looks_for()
    {
        var parameters = new ParameterSet(engine, seed: 1);
        var layer = new GatLayer(parameters.Root, new InputWidths { Nodes = 1 }, 1, selfLoops: false);
        parameters["weight"].Set([1]);
        parameters["target"].Set([0]);
        parameters["source"].Set([1]);
        var observer = new AttentionObserver();
        Run(layer, observer);

        // Nodes have the numbers 0, 1 and 3, and scores are the sources': of node 0's neighbours the second has e² times the first's share.
        Assert.Equal(1 / (1 + Math.Exp(2)), Share(1, 0), 1e-12);
        Assert.Equal(Math.Exp(2) / (1 + Math.Exp(2)), Share(2, 0), 1e-12);
        Assert.Equal(1, Share(0, 1), 1e-12);

        double Share(int source, int target) => observer.Weights.Single(weight => (weight.Source, weight.Target) == (source, target)).Weight;
    }

    [Fact]
    public void Shares_that_do_not_fit_their_edges_are_refused()
    {
        using Scope scope = engine.BeginScope();
        Grouping two = Grouping.Of([0, 1], 2);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new AttentionObserver().Add(two, two, scope.Full(1, new Shape(3, 1))));
        Assert.Contains("2 targets, 2 sources", refused.Message, StringComparison.Ordinal);
    }

    private void Run(Layer layer, AttentionObserver observer)
    {
        using Scope scope = engine.BeginScope();
        var graph = new GraphBatch(Grouping.Of([0, 0, 1], 3), Grouping.Of([1, 2, 0], 3), Grouping.Of([0, 0, 0], 1));
        var state = new GraphState { Nodes = scope.Constant([0.0, 1, 3], new Shape(3, 1)) };
        layer.Forward(graph, state, new Context(scope) { Attention = observer });
    }
}
