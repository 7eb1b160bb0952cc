using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Layers;

/// <summary>Dropout of edges and of nodes.</summary>
public class DropLayerTests
{
    private const int Count = 60;

    private readonly ReferenceEngine engine = new();

    [Fact]
    public void Edges_go_in_both_directions_with_their_features()
    {
        using Scope scope = engine.BeginScope();
        (GraphBatch graph, GraphState state) = Complete(scope);
        (GraphBatch after, GraphState left) = new DropEdges(0.3).Forward(graph, state, new Context(scope, new TrainingPass(1)));

        (int Target, int Source)[] edges = [.. Enumerable.Range(0, after.EdgeCount).Select(edge => (after.Targets.Index[edge], after.Sources.Index[edge]))];
        Assert.InRange(after.EdgeCount, 0.66 * graph.EdgeCount, 0.74 * graph.EdgeCount);
        Assert.Equal(edges.Select(edge => (double)((edge.Target * Count) + edge.Source)), left.Edges!.Value.ToDoubleArray());
        Assert.Equal(edges.Select(edge => (edge.Source, edge.Target)).Order(), edges.Order());
        Assert.Equal(state.Nodes!.Value.ToDoubleArray(), left.Nodes!.Value.ToDoubleArray());
    }

    [Fact]
    public void Other_edges_go_in_every_step_and_the_same_ones_in_the_same()
    {
        var pass = new TrainingPass(1);
        int[] first = Sources(), second = Sources();
        pass.Begin(0);
        Assert.Equal(first, Sources());
        Assert.NotEqual(first, second);

        int[] Sources()
        {
            using Scope scope = engine.BeginScope();
            (GraphBatch graph, GraphState state) = Complete(scope);
            return [.. new DropEdges(0.5).Forward(graph, state, new Context(scope, pass)).Graph.Sources.Index];
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nodes_are_silenced_as_a_whole(bool sparse)
    {
        using Scope scope = engine.BeginScope();
        (GraphBatch graph, GraphState state) = Complete(scope);
        Tensor ones = scope.Full(1, new Shape(2 * Count));
        Grouping rows = Grouping.Of([.. Enumerable.Range(0, 2 * Count).Select(place => place / 2)], Count);
        Grouping columns = Grouping.Of([.. Enumerable.Range(0, 2 * Count).Select(place => place % 2)], 2);
        state = sparse ? new GraphState { SparseNodes = new SparseFeatures(rows, columns, ones) } : state;
        GraphState after = new DropNodes(0.2).Forward(graph, state, new Context(scope, new TrainingPass(1))).State;

        double[][] nodes = [.. (sparse ? after.SparseNodes!.Value.Values : after.Nodes!.Value).ToDoubleArray().Chunk(2)];
        Assert.All(nodes, node => Assert.Equal(node[0], node[1]));
        Assert.All(nodes, node => Assert.True(node[0] is 0 or 1.25));
        Assert.InRange(nodes.Count(node => node[0] == 0), 4, 20);
    }

    [Fact]
    public void Predictions_and_probabilities_of_0_leave_graphs_alone()
    {
        using Scope scope = engine.BeginScope();
        (GraphBatch graph, GraphState state) = Complete(scope);
        Assert.All((Layer[])[new DropEdges(0.5), new DropNodes(0.5)], layer => Assert.Equal((graph, state), layer.Forward(graph, state, new Context(scope))));
        var training = new Context(scope, new TrainingPass(1));
        Assert.All((Layer[])[new DropEdges(0), new DropNodes(0)], layer => Assert.Equal((graph, state), layer.Forward(graph, state, training)));
    }

    [Fact]
    public void Probabilities_out_of_range_are_refused()
    {
        AssertRefused("DropEdges: a dropout of 1; expected 0 to below 1.", () => new DropEdges(1));
        AssertRefused("DropNodes: a dropout of -0.1; expected 0 to below 1.", () => new DropNodes(-0.1));

        static void AssertRefused(string message, Func<Layer> build) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => build()).Message, StringComparison.Ordinal);
    }

    /// <summary>A complete graph whose edges know their ends, and whose nodes' features are 1.</summary>
    private static (GraphBatch Graph, GraphState State) Complete(Scope scope)
    {
        int[] pairs = [.. Enumerable.Range(0, Count * Count).Where(pair => pair / Count != pair % Count)];
        var graph = new GraphBatch(
            Grouping.Of([.. pairs.Select(pair => pair / Count)], Count), Grouping.Of([.. pairs.Select(pair => pair % Count)], Count), Grouping.Of(new int[Count], 1));
        return (graph, new GraphState
        {
            Nodes = scope.Full(1, new Shape(Count, 2)),
            Edges = scope.Constant(pairs.Select(pair => (double)pair).ToArray(), new Shape(pairs.Length, 1)),
        });
    }
}
