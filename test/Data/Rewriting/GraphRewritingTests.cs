using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class GraphRewritingTests
{
    private static readonly Graph None = new GraphBuilder(0).Build();

    /// <summary>0 → 1 twice, 1 → 0, 1 → 2, 2 → 2 twice; node 3 alone.</summary>
    private static readonly Graph Some = new GraphBuilder(4)
        .AddEdge(0, 1).AddEdge(0, 1).AddEdge(1, 0).AddEdge(1, 2).AddEdge(2, 2).AddEdge(2, 2)
        .WithEdgeWeights([1, 2, 6, 5, 1, 3])
        .WithEdgeFeatures([1, 0, 3, -4, 5, 1, 7, 2, 9, -3, 9, 5], 2)
        .WithEdgeTypes([1, 1, 1, 2, 0, 0])
        .WithNodeFeatures([10, 11, 12, 13], 1)
        .WithNodeTypes([1, 0, 1, 2])
        .Build();

    [Fact]
    public void Merged_edges_have_sums_means_and_greatest()
    {
        Graph merged = Some.Coalesce();
        Assert.Equal([(1, 0), (0, 1), (1, 2), (2, 2)], Edges(merged));
        Assert.Equal([6, 3, 5, 4], merged.EdgeWeights.ToArray());
        Assert.Equal([5, 1, 2, -2, 7, 2, 9, 1], merged.EdgeFeatures.ToArray());
        Assert.Equal([1, 1, 2, 0], merged.EdgeTypes.ToArray());
        Assert.Equal(Some.NodeFeatures.ToArray(), merged.NodeFeatures.ToArray());

        Graph greatest = Some.Coalesce(Pooling.Mean, Pooling.Max);
        Assert.Equal([6, 1.5f, 5, 2], greatest.EdgeWeights.ToArray());
        Assert.Equal([5, 1, 3, 0, 7, 2, 9, 5], greatest.EdgeFeatures.ToArray());
    }

    [Fact]
    public void Undirected_edges_are_the_same_both_ways()
    {
        Graph both = Some.ToUndirected(Pooling.Add);
        Assert.Equal([(1, 0), (0, 1), (2, 1), (1, 2), (2, 2)], Edges(both));
        Assert.Equal([9, 9, 5, 5, 4], both.EdgeWeights.ToArray());
        Assert.Equal([3, -1, 3, -1, 7, 2, 7, 2, 9, 1], both.EdgeFeatures.ToArray());
        Assert.Equal([1, 1, 2, 2, 0], both.EdgeTypes.ToArray());
        Assert.Equal([3, 3, 5, 5, 2], Some.ToUndirected().EdgeWeights.ToArray());
        Assert.Empty(new GraphBuilder(2).AddEdge(0, 1).Build().ToUndirected().EdgeWeights.ToArray());
    }

    [Fact]
    public void Adjacency_tells_what_was_merged() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph graph = Tame(seed);
        SparseMatrix before = GraphMatrices.Adjacency(graph);

        AssertEqual(before.ToDense(), GraphMatrices.Adjacency(graph.Coalesce()).ToDense());
        double[] across = before.Transpose().ToDense();
        double[] sums = [.. before.ToDense().Select((value, place) => place % (graph.NodeCount + 1) == 0 ? value : value + across[place])];
        AssertEqual(sums, GraphMatrices.Adjacency(graph.ToUndirected(Pooling.Add)).ToDense());
        Assert.True(GraphMatrices.Adjacency(graph.ToUndirected(Pooling.Mean)).IsSymmetric());
        RandomGraphs.AssertSame(graph.ToUndirected(), graph.ToUndirected().ToUndirected());
        RandomGraphs.AssertSame(graph.Coalesce(), graph.Coalesce().Coalesce());
        AssertEqual(
            GraphMatrices.Adjacency(graph, binary: true, SelfLoops.Add).ToDense(), GraphMatrices.Adjacency(graph.WithSelfLoops(), binary: true).ToDense());
        AssertEqual(
            GraphMatrices.Adjacency(graph, binary: false, SelfLoops.Remove).ToDense(), GraphMatrices.Adjacency(graph.WithoutSelfLoops()).ToDense());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Self_loops_come_to_nodes_that_have_none()
    {
        Graph loops = Some.WithSelfLoops(2.5f, 8);
        Assert.Equal([(1, 0), (0, 0), (0, 1), (0, 1), (1, 1), (1, 2), (2, 2), (2, 2), (3, 3)], Edges(loops));
        Assert.Equal([6, 2.5f, 1, 2, 2.5f, 5, 1, 3, 2.5f], loops.EdgeWeights.ToArray());
        Assert.Equal([1, 8, 1, 1, 8, 2, 0, 0, 8], loops.EdgeTypes.ToArray());
        Assert.Equal([5, 1, 0, 0, 1, 0, 3, -4, 0, 0, 7, 2, 9, -3, 9, 5, 0, 0], loops.EdgeFeatures.ToArray());
        Assert.Equal(4, loops.WithoutSelfLoops().EdgeCount);
        Assert.Equal(3, new GraphBuilder(3).Build().WithSelfLoops().EdgeCount);
    }

    [Fact]
    public void Some_nodes_keep_what_they_have_and_their_edges()
    {
        Graph part = Some.WithPositions([0, 1, 2, 3], 1).WithVelocities([5, 6, 7, 8], 1).Subgraph(2, 1);
        Assert.Equal([(0, 0), (0, 0), (1, 0)], Edges(part).Order());
        Assert.Equal([5, 1, 3], part.EdgeWeights.ToArray());
        Assert.Equal([2, 0, 0], part.EdgeTypes.ToArray());
        Assert.Equal([7, 2, 9, -3, 9, 5], part.EdgeFeatures.ToArray());
        Assert.Equal([12, 11], part.NodeFeatures.ToArray());
        Assert.Equal([2, 1], part.Positions.ToArray());
        Assert.Equal([7, 6], part.Velocities.ToArray());
        Assert.Equal([1, 0], part.NodeTypes.ToArray());
        Assert.Equal(0, Some.Subgraph().NodeCount);
    }

    [Fact]
    public void All_nodes_in_their_order_are_the_graph() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph graph = RandomGraphs.Any(new Random(seed));
        RandomGraphs.AssertSame(graph, graph.Subgraph([.. Enumerable.Range(0, graph.NodeCount)]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_largest_component_and_of_two_the_first()
    {
        Assert.Equal([10, 11, 12], Some.LargestComponent().NodeFeatures.ToArray());
        Assert.Equal(6, Some.LargestComponent().EdgeCount);

        Graph tie = new GraphBuilder(5).AddEdge(4, 2).AddEdge(3, 1).WithNodeTypes([0, 1, 2, 3, 4]).Build();
        Assert.Equal([1, 3], tie.LargestComponent().NodeTypes.ToArray());
        Assert.Equal(0, None.LargestComponent().NodeCount);
    }

    [Fact]
    public void A_neighbourhood_goes_along_edges_one_way_or_both()
    {
        Assert.Equal([10, 11], Some.Neighborhood([0], 1).NodeFeatures.ToArray());
        Assert.Equal([11, 12], Some.Neighborhood([2], 1, EdgeDirection.In).NodeFeatures.ToArray());
        Assert.Equal([12], Some.Neighborhood([2], 5, EdgeDirection.Out).NodeFeatures.ToArray());
        Assert.Equal([10, 11, 12, 13], Some.Neighborhood([3, 0, 3], 2).NodeFeatures.ToArray());
        Assert.Equal([10, 12], Some.NodesOfTypes(1).NodeFeatures.ToArray());
        Assert.Equal(0, Some.NodesOfTypes(7).NodeCount);
    }

    [Fact]
    public void A_neighbourhood_is_where_a_power_of_I_plus_A_has_entries() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int nodes = random.Next(1, 9);
        (int[] sources, int[] targets) = RandomGraphs.Edges(random, nodes);
        Graph graph = new GraphBuilder(nodes).AddEdges(sources, targets).WithNodeTypes([.. Enumerable.Range(0, nodes)]).Build();
        int hops = random.Next(4);
        double[] walks = GraphMatrices.Power(GraphMatrices.Adjacency(graph, binary: true, SelfLoops.Add), hops).ToDense();

        Assert.Equal(Enumerable.Range(0, nodes).Where(node => walks[node] > 0), graph.Neighborhood([0], hops, EdgeDirection.Out).NodeTypes.ToArray());
        Assert.Equal(Enumerable.Range(0, nodes).Where(node => walks[node * nodes] > 0), graph.Neighborhood([0], hops, EdgeDirection.In).NodeTypes.ToArray());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Graph types = new GraphBuilder(2).AddEdge(0, 1).AddEdge(1, 0).WithEdgeTypes([0, 1]).Build();
        Assert.Contains("have types 1 and 0; expected one type", Assert.Throws<ArgumentException>(() => types.ToUndirected()).Message, StringComparison.Ordinal);
        Assert.Equal(2, types.Coalesce().EdgeCount);
        Graph huge = new GraphBuilder(2).AddEdge(0, 1).AddEdge(0, 1).WithEdgeWeights([3e38f, 3e38f]).Build();
        Assert.Contains("expected a finite number", Assert.Throws<ArgumentException>(() => huge.Coalesce()).Message, StringComparison.Ordinal);
        Assert.Equal([3e38f], huge.ToUndirected().EdgeWeights[..1].ToArray());
        Assert.Contains("edgeType was not given", Assert.Throws<ArgumentException>(() => types.WithSelfLoops()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => types.WithSelfLoops(float.PositiveInfinity, 1));
        Assert.Contains("given twice", Assert.Throws<ArgumentException>(() => types.Subgraph(1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("has no node 2", Assert.Throws<ArgumentException>(() => types.Subgraph(2)).Message, StringComparison.Ordinal);
        Assert.Contains("has no node -1", Assert.Throws<ArgumentException>(() => types.Neighborhood([-1], 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => types.NodesOfTypes(0));
        Assert.Throws<ArgumentException>(() => Some.NodesOfTypes());
        Assert.Throws<ArgumentException>(() => Some.NodesOfTypes(-1));
        Assert.Throws<ArgumentNullException>(() => GraphRewriting.Coalesce(null!));
    }

    private static IEnumerable<(int Source, int Target)> Edges(Graph graph) => graph.Sources.ToArray().Zip(graph.Targets.ToArray());

    /// <summary>A graph with numbers whose sums are exact.</summary>
    private static Graph Tame(int seed)
    {
        var random = new Random(seed);
        Graph any = RandomGraphs.Any(random);
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-8, 9) / 4f)];
        return any.WithEdgeTypes([]).WithEdgeWeights(Numbers(any.EdgeCount)).WithEdgeFeatures(Numbers(any.EdgeCount * any.EdgeFeatureWidth), any.EdgeFeatureWidth);
    }

    private static void AssertEqual(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }
}
