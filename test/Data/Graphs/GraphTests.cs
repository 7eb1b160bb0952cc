using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class GraphTests
{
    [Fact]
    public void Stores_edges_by_target_with_ties_in_the_given_order()
    {
        Graph graph = new GraphBuilder(3).AddEdge(2, 1).AddEdge(0, 2).AddEdge(0, 1).AddEdge(1, 0).AddEdge(0, 1).Build();

        Assert.Equal([1, 2, 0, 0, 0], graph.Sources.ToArray());
        Assert.Equal([0, 1, 1, 1, 2], graph.Targets.ToArray());
        Assert.Equal([0, 1, 4, 5], graph.TargetPointers.ToArray());
        Assert.Equal([0, 3, 4, 5], graph.SourcePointers.ToArray());
        Assert.Equal([2, 3, 4, 0, 1], graph.SourcePermutation.ToArray());
    }

    [Fact]
    public void Every_set_of_edges_has_consistent_pointers() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int count = random.Next(12);
        (int[] sources, int[] targets) = RandomGraphs.Edges(random, count);
        Graph graph = new GraphBuilder(count).AddEdges(sources, targets).Build();

        var expected = Enumerable.Range(0, sources.Length).OrderBy(e => targets[e]).Select(e => (sources[e], targets[e]));
        Assert.Equal(expected, graph.Sources.ToArray().Zip(graph.Targets.ToArray()));
        Assert.Equal(
            Enumerable.Range(0, graph.EdgeCount).OrderBy(e => graph.Sources[e]), graph.SourcePermutation.ToArray());
        for (int node = 0; node < count; node++)
        {
            Assert.All(graph.Targets[graph.TargetPointers[node]..graph.TargetPointers[node + 1]].ToArray(), t => Assert.Equal(node, t));
            foreach (int edge in graph.SourcePermutation[graph.SourcePointers[node]..graph.SourcePointers[node + 1]])
            {
                Assert.Equal(node, graph.Sources[edge]);
            }
        }

        Assert.Equal(graph.EdgeCount, graph.TargetPointers[^1]);
        Assert.Equal(graph.EdgeCount, graph.SourcePointers[^1]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Edge_parts_follow_their_edges()
    {
        Graph graph = new GraphBuilder(2).AddEdge(0, 1).AddEdge(1, 0)
            .WithEdgeFeatures([1, 2, 3, 4], width: 2).WithEdgeWeights([0.1f, 0.2f]).WithEdgeTypes([7, 8]).Build();

        Assert.Equal([3, 4, 1, 2], graph.EdgeFeatures.ToArray());
        Assert.Equal([0.2f, 0.1f], graph.EdgeWeights.ToArray());
        Assert.Equal([8, 7], graph.EdgeTypes.ToArray());
    }

    [Fact]
    public void With_methods_change_one_part_of_a_copy()
    {
        Graph graph = new GraphBuilder(2).AddUndirectedEdge(0, 1).WithEdgeFeatures([1, 2], 1).WithPositions([0, 0, 1, 1], 2).Build();
        Graph moved = graph.WithPositions([0, 0, 2, 2], 2).WithVelocities([1, 1, 1, 1], 2).WithNodeFeatures([5, 6], 1).WithNodeTypes([1, 6]);

        Assert.Equal([0f, 0, 1, 1], graph.Positions.ToArray());
        Assert.False(graph.HasVelocities);
        Assert.Equal([0f, 0, 2, 2], moved.Positions.ToArray());
        Assert.Equal([1f, 1, 1, 1], moved.Velocities.ToArray());
        Assert.Equal([5f, 6], moved.NodeFeatures.ToArray());
        Assert.Equal([1, 6], moved.NodeTypes.ToArray());
        Assert.True(moved.Sources == graph.Sources, "edges are shared");
        Assert.True(moved.EdgeFeatures == graph.EdgeFeatures, "edge features are shared");
    }

    [Fact]
    public void Other_edges_take_the_parts_of_the_former_away()
    {
        Graph graph = new GraphBuilder(3).AddEdge(0, 1).WithEdgeFeatures([1], 1).WithEdgeWeights([1]).WithEdgeTypes([1]).WithNodeTypes([1, 2, 3]).Build();
        Graph other = graph.WithEdges([2, 1], [1, 0]);

        Assert.Equal([1, 2], other.Sources.ToArray());
        Assert.Equal(0, other.EdgeFeatureWidth);
        Assert.True(other.EdgeFeatures.IsEmpty && other.EdgeWeights.IsEmpty && other.EdgeTypes.IsEmpty);
        Assert.Equal([1, 2, 3], other.NodeTypes.ToArray());
    }

    [Fact]
    public void Parts_can_be_taken_away()
    {
        Graph graph = new GraphBuilder(1).WithPositions([1, 2, 3]).WithNodeFeatures([1], 1).WithEdgeWeights([]).Build();
        Graph bare = graph.WithPositions([], 0).WithNodeFeatures([], 0);

        Assert.Equal(3, graph.Dimension);
        Assert.Equal(0, bare.Dimension);
        Assert.Equal(0, bare.NodeFeatureWidth);
    }

    [Fact]
    public void Nothing_outside_can_change_a_graph()
    {
        float[] positions = [1, 2, 3];
        GraphBuilder builder = new GraphBuilder(1).WithPositions(positions).AddEdge(0, 0);
        Graph graph = builder.Build();
        Graph moved = graph.WithPositions(positions);
        positions[0] = 9;
        builder.AddEdge(0, 0);

        Assert.Equal(1, graph.Positions[0]);
        Assert.Equal(1, moved.Positions[0]);
        Assert.Equal(1, graph.EdgeCount);
    }

    [Fact]
    public void Threads_may_ask_for_the_source_order_at_once()
    {
        Graph graph = Data.Neighbors.Complete(new GraphBuilder(100).Build());
        int[][] orders = new int[8][];
        Parallel.For(0, orders.Length, i => orders[i] = graph.SourcePermutation.ToArray());

        Assert.All(orders, order => Assert.Equal(orders[0], order));
    }
}
