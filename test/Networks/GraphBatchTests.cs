using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests;

public class GraphBatchTests
{
    private static readonly Grouping ThreeEdges = Grouping.Of([0, 1, 1], 2);
    private static readonly Grouping TwoNodes = Grouping.Of([0, 0], 1);

    [Fact]
    public void Batch_counts_nodes_edges_and_graphs()
    {
        var batch = new GraphBatch(ThreeEdges, ThreeEdges, TwoNodes);
        Assert.Equal((2, 3, 1), (batch.NodeCount, batch.EdgeCount, batch.GraphCount));
    }

    [Fact]
    public void Groupings_that_do_not_fit_are_refused()
    {
        Grouping twoEdges = Grouping.Of([0, 1], 2);
        Grouping threeNodes = Grouping.Of([0, 0, 0], 1);
        Assert.Throws<ArgumentException>(() => new GraphBatch(ThreeEdges, twoEdges, TwoNodes));
        Assert.Throws<ArgumentException>(() => new GraphBatch(ThreeEdges, ThreeEdges, threeNodes));
        ArgumentException error = Assert.Throws<ArgumentException>(() => new GraphBatch(ThreeEdges, Grouping.Of([0, 1, 2], 3), TwoNodes));
        Assert.Equal("3 targets among 2 nodes, 3 sources among 3 nodes, and graphs of 2 nodes do not fit.", error.Message);
    }
}
