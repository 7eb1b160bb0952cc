namespace Equivariant.ML.Data.Tests;

public class NodeFeatureMeansTests
{
    [Fact]
    public void Every_node_counts_once()
    {
        Graph two = new GraphBuilder(2).WithNodeFeatures([1, 10, 2, 20], 2).Build();
        Graph one = new GraphBuilder(1).WithNodeFeatures([6, 0], 2).Build();
        Assert.Equal([3f, 10], NodeFeatureMeans.Of(two, new GraphBuilder(0).Build(), one));
        Assert.Empty(NodeFeatureMeans.Of([new GraphBuilder(3).Build()]));
    }

    [Fact]
    public void Graphs_without_nodes_or_of_other_features_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => NodeFeatureMeans.Of(null!));
        Assert.Throws<ArgumentException>(() => NodeFeatureMeans.Of([]));
        Assert.Contains("1 node features; expected 2", Assert.Throws<ArgumentException>(() => NodeFeatureMeans.Of(
            new GraphBuilder(1).WithNodeFeatures([1, 2], 2).Build(), new GraphBuilder(1).WithNodeFeatures([1], 1).Build())).Message, StringComparison.Ordinal);
    }
}
