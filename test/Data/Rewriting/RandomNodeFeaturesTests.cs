namespace Equivariant.ML.Data.Tests;

public class RandomNodeFeaturesTests
{
    private static readonly Graph Ring = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).AddEdge(2, 0).WithNodeFeatures([7, 8, 9], 1).Build();

    [Fact]
    public void They_stand_behind_the_others_and_follow_from_seed_and_graph()
    {
        Graph graph = Ring.WithRandomNodeFeatures(3, seed: 4);
        Assert.Equal(4, graph.NodeFeatureWidth);
        Assert.Equal([7, 8, 9], new[] { 0, 4, 8 }.Select(place => graph.NodeFeatures[place]));
        RandomGraphs.AssertSame(graph, new GraphBuilder(3).AddEdges([0, 1, 2], [1, 2, 0]).WithNodeFeatures([7, 8, 9], 1).Build().WithRandomNodeFeatures(3, seed: 4));
        Assert.Equal(9, Drawn(graph).Distinct().Count());

        Assert.NotEqual(Drawn(graph), Drawn(Ring.WithRandomNodeFeatures(3, seed: 5)));
        Assert.NotEqual(Drawn(graph), Drawn(Ring.WithNodeTypes([0, 0, 1]).WithRandomNodeFeatures(3, seed: 4)));
        Assert.NotEqual(Drawn(graph), Drawn(Ring.WithEdgeWeights([1, 1, 2]).WithRandomNodeFeatures(3, seed: 4)));
    }

    /// <summary>Models that were trained on them expect them.</summary>
    [Fact]
    public void They_are_the_same_for_ever() => Assert.All(
        Drawn(Ring.WithRandomNodeFeatures(1, seed: 1)).Zip([1.34064472f, 0.628686786f, -0.46098429f]), pair => Assert.Equal(pair.Second, pair.First, 1e-6f));

    [Fact]
    public void They_are_normal_with_the_deviation_asked_for()
    {
        float[] drawn = new GraphBuilder(20_000).Build().WithRandomNodeFeatures(5, seed: 2, standardDeviation: 3).NodeFeatures.ToArray();

        Assert.InRange(drawn.Average(), -0.05, 0.05);
        Assert.InRange(drawn.Average(x => x * x), 8.8, 9.2);
        Assert.InRange(drawn.Average(x => (double)x * x * x * x), 3 * 81 * 0.95, 3 * 81 * 1.05);
        Assert.All(Ring.WithRandomNodeFeatures(2, 1, standardDeviation: 0).NodeFeatures.ToArray().Where((_, place) => place % 3 > 0), x => Assert.Equal(0, x));
    }

    private static float[] Drawn(Graph graph) => [.. graph.NodeFeatures.ToArray().Where((_, place) => place % graph.NodeFeatureWidth > 0)];
}
