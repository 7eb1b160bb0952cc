using Equivariant.ML.Data;
using Equivariant.ML.Tensors;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Estimators.Tests;

public sealed class PosedGraphTests
{
    [Fact]
    public void A_permuted_graph_is_the_same_graph() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        Graph graph = RandomGraphs.Graph(random, GraphForm.Random(random, positions: false));
        var draw = new SeededRandom((uint)seed);
        int[] places = PosedGraph.Shuffled(draw, graph.NodeCount);
        int[] order = PosedGraph.Shuffled(draw, graph.EdgeCount);
        GraphRow[] rows = [.. Enumerable.Range(0, graph.NodeCount).Select(node => new GraphRow(graph, node, graph.NodeCount - 1 - node))];

        PosedGraph permuted = PosedGraph.Of(graph, rows).Permuted(places, order);

        int[] kept = [.. Enumerable.Range(0, graph.NodeCount)];
        Assert.Equal(Edges(graph, places), Edges(permuted.Graph, kept));
        Assert.Equal(Nodes(graph, places), Nodes(permuted.Graph, kept));
        Assert.Equal(rows.Select(row => (places[row.First], places[row.Second])), permuted.Rows.Select(row => (row.First, row.Second)));
        Assert.All(permuted.Rows, row => Assert.Same(permuted.Graph, row.Graph));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_two_nodes_or_more_one_moves() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        for (int count = 2; count < 6; count++)
        {
            int[] places = PosedGraph.Shuffled(new SeededRandom((uint)seed), count);
            Assert.Equal(Enumerable.Range(0, count), places.Order());
            Assert.NotEqual(Enumerable.Range(0, count), places);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_moved_graph_keeps_digits_that_its_positions_lose()
    {
        Graph graph = RandomGraphs.Cloud(new Random(1), 3, velocities: true);
        Motion motion = Motion.Rotation(new SeededRandom(1), 3);
        double[] expected = motion.OfPoints([.. graph.Positions.ToArray().Select(place => (double)place)]);

        PosedGraph moved = PosedGraph.Of(graph, [new GraphRow(graph)]).Moved(motion);

        Assert.Equal(expected, moved.Positions);
        Assert.Equal([.. expected.Select(place => (float)place)], moved.Graph.Positions.ToArray());
        Assert.Equal([.. moved.Velocities.Select(part => (float)part)], moved.Graph.Velocities.ToArray());
        Assert.Same(moved.Graph, moved.Rows[0].Graph);
    }

    [Fact]
    public void A_size_is_the_distance_from_the_middle()
    {
        Graph pair = new GraphBuilder(2).WithPositions([100, 0, 106, 8], 2).Build();
        Assert.Equal(5, PosedGraph.Of(pair, []).Size(), 1e-12);
        Assert.Equal(1, PosedGraph.Of(new GraphBuilder(1).WithPositions([7], 1).Build(), []).Size());
        Assert.Equal(1, PosedGraph.Of(new GraphBuilder(2).Build(), []).Size());
    }

    private static string[] Edges(Graph graph, int[] places) => [.. Enumerable.Range(0, graph.EdgeCount)
        .Select(edge =>
            $"{places[graph.Sources[edge]]}>{places[graph.Targets[edge]]} {Text(graph.EdgeFeatures, edge, graph.EdgeCount)} " +
            $"{Text(graph.EdgeWeights, edge, graph.EdgeCount)} {Text(graph.EdgeTypes, edge, graph.EdgeCount)}")
        .Order()];

    private static string[] Nodes(Graph graph, int[] places) => [.. Enumerable.Range(0, graph.NodeCount)
        .Select(node =>
            $"{places[node]} {Text(graph.NodeFeatures, node, graph.NodeCount)} {Text(graph.NodeTypes, node, graph.NodeCount)} " +
            $"{Text(graph.Positions, node, graph.NodeCount)} {Text(graph.Velocities, node, graph.NodeCount)}")
        .Order()];

    private static string Text<T>(ReadOnlySpan<T> rows, int row, int count)
    {
        int width = rows.Length / count;
        return string.Join(',', rows.Slice(row * width, width).ToArray());
    }
}
