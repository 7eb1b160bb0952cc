using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class NodeEncodingsTests
{
    /// <summary>0 ⇄ 1, 1 → 2 twice, 2 → 2; 3 alone.</summary>
    private static readonly Graph Some = new GraphBuilder(4)
        .AddEdge(0, 1).AddEdge(1, 0).AddEdge(1, 2).AddEdge(1, 2).AddEdge(2, 2).WithNodeFeatures([5, 6, 7, 8], 1).Build();

    [Fact]
    public void Degrees_are_ones_behind_the_features()
    {
        Graph degrees = Some.WithDegreeEncoding(2);
        Assert.Equal([5, 0, 1, 0, 6, 0, 0, 1, 7, 0, 1, 0, 8, 1, 0, 0], degrees.NodeFeatures.ToArray());
        Assert.Equal([5, 0, 1, 6, 0, 1, 7, 0, 1, 8, 1, 0], Some.WithDegreeEncoding(1).NodeFeatures.ToArray());
        Assert.Equal([5, 0, 1, 0, 6, 0, 1, 0, 7, 0, 0, 1, 8, 1, 0, 0], Some.WithDegreeEncoding(2, EdgeDirection.In).NodeFeatures.ToArray());
    }

    [Fact]
    public void Distances_count_nodes()
    {
        Assert.Equal([5, 1, 1, 6, 2, 0, 7, 1, 1, 8, 0, 0], Some.WithDistanceEncoding(2).NodeFeatures.ToArray());
        Assert.Equal([5, 1, 1, 6, 2, 0, 7, 0, 0, 8, 0, 0], Some.WithDistanceEncoding(2, EdgeDirection.Out).NodeFeatures.ToArray());
    }

    [Fact]
    public void Walks_return_as_powers_of_the_walk_say() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int nodes = random.Next(1, 8);
        (int[] sources, int[] targets) = RandomGraphs.Edges(random, nodes);
        Graph graph = new GraphBuilder(nodes).AddEdges(sources, targets).WithEdgeWeights([.. sources.Select(_ => random.Next(1, 5) / 2f)]).Build();
        float[] found = graph.WithRandomWalkEncoding(5).NodeFeatures.ToArray();
        double[] adjacency = GraphMatrices.Adjacency(graph).ToDense();
        double[] power = SparseMatrix.Identity(nodes).ToDense();
        for (int step = 0; step < 5; step++)
        {
            power = Multiply(power, Walk(adjacency, nodes), nodes);
            for (int node = 0; node < nodes; node++)
            {
                Assert.Equal(power[(node * nodes) + node], found[(node * 5) + step], 1e-6);
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Distances_are_where_walks_first_arrive() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int nodes = random.Next(1, 9);
        (int[] sources, int[] targets) = RandomGraphs.Edges(random, nodes);
        Graph graph = new GraphBuilder(nodes).AddEdges(sources.AsSpan(0, sources.Length / 3), targets.AsSpan(0, sources.Length / 3)).Build();
        float[] found = graph.WithDistanceEncoding(4, EdgeDirection.Out).NodeFeatures.ToArray();
        SparseMatrix adjacency = GraphMatrices.Adjacency(graph, binary: true, SelfLoops.Add);
        double[][] within = [.. Enumerable.Range(0, 5).Select(hops => GraphMatrices.Power(adjacency, hops).ToDense())];
        for (int node = 0; node < nodes; node++)
        {
            for (int distance = 1; distance <= 4; distance++)
            {
                int count = Enumerable.Range(node * nodes, nodes).Count(place => within[distance][place] > 0 && within[distance - 1][place] == 0);
                Assert.Equal(count, found[(node * 4) + distance - 1]);
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Walks_know_a_ring_by_its_length_and_any_number_of_threads_gives_the_same_bits()
    {
        static Graph Ring(int nodes) => new GraphBuilder(nodes)
            .AddEdges([.. Enumerable.Range(0, nodes)], [.. Enumerable.Range(1, nodes).Select(node => node % nodes)]).Build().ToUndirected();
        Assert.Equal([0, 0.5f, 0.25f], Ring(3).WithRandomWalkEncoding(3).NodeFeatures[..3].ToArray());
        Assert.Equal([0, 0.5f, 0, 0.5f], Ring(4).WithRandomWalkEncoding(4).NodeFeatures[..4].ToArray());
        Assert.Equal([0, 0.5f, 0, 0.375f], Ring(9).WithRandomWalkEncoding(4).NodeFeatures[..4].ToArray());

        Graph large = Neighbors.Nearest(new GraphBuilder(500).WithPositions([.. Enumerable.Range(0, 1500).Select(i => MathF.Sin(i * i))]).Build(), 5);
        Assert.All(Enumerable.Range(0, 4), _ => RandomGraphs.AssertSame(large.WithRandomWalkEncoding(6), large.WithRandomWalkEncoding(6)));
    }

    [Fact]
    public void Colours_are_ones_in_their_buckets()
    {
        ulong[] colors = WeisfeilerLehman.Colors(Some, 2);
        Graph encoded = Some.WithWeisfeilerLehmanEncoding(2, 3);
        Assert.Equal(9, encoded.NodeFeatureWidth);
        for (int node = 0; node < 4; node++)
        {
            float[] expected = new float[8];
            expected[WeisfeilerLehman.Bucket(colors[8 + node], 2, 3)] = 1;
            Assert.Equal([5 + node, .. expected], encoded.NodeFeatures.Slice(node * 9, 9).ToArray());
        }
    }

    [Fact]
    public void A_graph_without_nodes_gets_the_width_alone()
    {
        Graph none = new GraphBuilder(0).Build().WithDegreeEncoding(3).WithRandomWalkEncoding(2).WithDistanceEncoding(5).WithWeisfeilerLehmanEncoding(1, 2);
        Assert.Equal((0, 15), (none.NodeCount, none.NodeFeatureWidth));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Equal("maxDegree", Assert.Throws<ArgumentOutOfRangeException>(() => Some.WithDegreeEncoding(0)).ParamName);
        Assert.Equal("maxDegree", Assert.Throws<ArgumentOutOfRangeException>(() => Some.WithDegreeEncoding(int.MaxValue)).ParamName);
        Assert.Contains("expected 1 to 65535", Assert.Throws<ArgumentOutOfRangeException>(() => Some.WithDegreeEncoding(1 << 16)).Message, StringComparison.Ordinal);
        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(() => Some.WithRandomWalkEncoding(0)).ParamName);
        Assert.Contains("expected 1 to 65536", Assert.Throws<ArgumentOutOfRangeException>(() => Some.WithRandomWalkEncoding(int.MaxValue)).Message, StringComparison.Ordinal);
        Assert.Equal("distances", Assert.Throws<ArgumentOutOfRangeException>(() => Some.WithDistanceEncoding(-1)).ParamName);
        Assert.Equal("direction", Assert.Throws<ArgumentOutOfRangeException>(() => Some.WithDistanceEncoding(1, (EdgeDirection)5)).ParamName);
        Assert.Equal("bits", Assert.Throws<ArgumentOutOfRangeException>(() => Some.WithWeisfeilerLehmanEncoding(1, 0)).ParamName);
        Assert.Equal("bits", Assert.Throws<ArgumentOutOfRangeException>(() => Some.WithWeisfeilerLehmanEncoding(1, 17)).ParamName);
        Graph cancelling = new GraphBuilder(2).AddEdge(0, 0).AddEdge(0, 1).AddEdge(1, 0).WithEdgeWeights([1, -1, 1]).Build();
        Assert.Equal([0, 0, 0, 0], cancelling.WithRandomWalkEncoding(2).NodeFeatures.ToArray());
        Graph nearly = new GraphBuilder(1).AddEdge(0, 0).AddEdge(0, 0).WithEdgeWeights([1, -1 + 6e-8f]).Build();
        Assert.Equal(1, nearly.WithRandomWalkEncoding(2).NodeFeatures[1], 1e-6f);
        Graph growing = new GraphBuilder(2).AddEdge(0, 0).AddEdge(0, 1).WithEdgeWeights([1, -1 + 6e-8f]).Build();
        Assert.Contains("expected a finite number", Assert.Throws<ArgumentException>(() => growing.WithRandomWalkEncoding(9)).Message, StringComparison.Ordinal);
    }

    private static double[] Walk(double[] adjacency, int nodes)
    {
        double[] sums = [.. Enumerable.Range(0, nodes).Select(row => adjacency.Skip(row * nodes).Take(nodes).Sum())];
        return [.. adjacency.Select((value, place) => sums[place / nodes] == 0 ? 0 : value / sums[place / nodes])];
    }

    private static double[] Multiply(double[] left, double[] right, int n) =>
        [.. Enumerable.Range(0, n * n).Select(place => Enumerable.Range(0, n).Sum(k => left[(place / n * n) + k] * right[(k * n) + (place % n)]))];
}
