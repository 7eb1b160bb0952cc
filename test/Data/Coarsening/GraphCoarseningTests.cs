using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class GraphCoarseningTests
{
    [Fact]
    public void The_adjacency_of_clusters_is_the_product_with_S_on_both_sides() => ForAll((graph, clusters, count) =>
    {
        int n = graph.NodeCount;
        double[] s = new double[n * count];
        for (int node = 0; node < n; node++)
        {
            if (clusters[node] >= 0)
            {
                s[(node * count) + clusters[node]] = 1;
            }
        }

        double[] a = GraphMatrices.Adjacency(graph).ToDense();
        double[] expected = RandomMatrices.Product(RandomMatrices.Transposed(s, n, count), RandomMatrices.Product(a, s, n, n, count), count, n, count);
        RandomMatrices.AssertClose(expected, GraphMatrices.Adjacency(GraphCoarsening.Pool(graph, clusters)).ToDense(), 1e-5);

        double[] apart = [.. expected.Select((value, i) => i / count == i % count ? 0 : value)];
        RandomMatrices.AssertClose(apart, GraphMatrices.Adjacency(GraphCoarsening.Pool(graph, clusters, selfLoops: false)).ToDense(), 1e-5);
    });

    [Fact]
    public void Features_of_nodes_are_pooled_as_asked() => ForAll((graph, clusters, count) =>
    {
        foreach (Pooling pooling in Enum.GetValues<Pooling>())
        {
            Graph pooled = GraphCoarsening.Pool(graph, clusters, pooling);
            Assert.Equal((graph.NodeFeatureWidth, graph.EdgeFeatureWidth, graph.Dimension), (pooled.NodeFeatureWidth, pooled.EdgeFeatureWidth, pooled.Dimension));
            for (int i = 0; i < pooled.NodeFeatures.Length; i++)
            {
                Assert.Equal(Pooled(Members(i / 2).Select(node => graph.NodeFeatures[(node * 2) + (i % 2)]), pooling), pooled.NodeFeatures[i], 1e-4f);
            }

            for (int i = 0; i < pooled.Positions.Length; i++)
            {
                Assert.Equal(Members(i / 3).Average(node => graph.Positions[(node * 3) + (i % 3)]), pooled.Positions[i], 1e-4f);
            }

            for (int edge = 0; edge < pooled.EdgeCount; edge++)
            {
                IEnumerable<int> merged = Enumerable.Range(0, graph.EdgeCount)
                    .Where(i => clusters[graph.Sources[i]] == pooled.Sources[edge] && clusters[graph.Targets[i]] == pooled.Targets[edge]);
                Assert.Equal(Pooled(merged.Select(i => graph.EdgeFeatures[i]), pooling), pooled.EdgeFeatures[edge], 1e-4f);
            }
        }

        IEnumerable<int> Members(int cluster) => Enumerable.Range(0, graph.NodeCount).Where(node => clusters[node] == cluster);
    });

    [Fact]
    public void Clusters_that_do_not_fit_are_refused()
    {
        Graph graph = new GraphBuilder(3).Build();
        Assert.Contains("Clusters of 2 nodes; expected those of 3", Assert.Throws<ArgumentException>(() => GraphCoarsening.Pool(graph, [0, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("cluster 2, but none of number 1", Assert.Throws<ArgumentException>(() => GraphCoarsening.Pool(graph, [0, 2, 0])).Message, StringComparison.Ordinal);
        Assert.Equal(0, GraphCoarsening.Pool(graph, [-1, -1, -1]).NodeCount);
    }

    [Fact]
    public void Communities_become_nodes_and_nodes_without_edges_stay()
    {
        Graph rings = new GraphBuilder(8).AddEdges([0, 1, 2, 1, 2, 0, 4, 5, 6, 5, 6, 4, 0, 4], [1, 2, 0, 0, 1, 2, 5, 6, 4, 4, 5, 6, 4, 0]).WithNodeFeatures([1, 2, 3, 40, 5, 6, 7, 80], 1).Build();

        Graph pooled = GraphCoarsening.ByCommunities(rings, 2, Pooling.Add);
        Assert.Equal([6, 6, 1, 1], pooled.EdgeWeights.ToArray().OrderDescending());
        Assert.Equal([6, 18, 40, 80], pooled.NodeFeatures.ToArray().Order());
        Assert.Equal(8, GraphCoarsening.ByCommunities(rings, 6, Pooling.Add).NodeCount);
        Assert.Equal(0, GraphCoarsening.ByCommunities(new GraphBuilder(0).Build(), 2).NodeCount);
    }

    private static float Pooled(IEnumerable<float> values, Pooling pooling) => pooling switch
    {
        Pooling.Add => values.Sum(),
        Pooling.Mean => values.Average(),
        _ => values.Max(),
    };

    private static void ForAll(Action<Graph, int[], int> check) => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        int nodes = random.Next(1, 9);
        (int[] sources, int[] targets) = RandomGraphs.Edges(random, nodes);
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
        GraphBuilder builder = new GraphBuilder(nodes).AddEdges(sources, targets).WithNodeFeatures(Numbers(nodes * 2), 2).WithPositions(Numbers(nodes * 3)).WithNodeTypes(new int[nodes]);
        if (random.Next(2) == 0)
        {
            builder.WithEdgeWeights(Numbers(sources.Length));
        }

        // Some clusters that are all there, one node that may be in none.
        int count = random.Next(1, nodes + 1);
        int[] clusters = [.. Enumerable.Range(0, nodes).Select(node => node < count ? node : random.Next(-1, count))];
        random.Shuffle(clusters);
        check(builder.WithEdgeFeatures(Numbers(sources.Length), 1).Build(), clusters, count);
    }).QuickCheckThrowOnFailure();
}
