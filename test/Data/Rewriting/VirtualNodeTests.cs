namespace Equivariant.ML.Data.Tests;

public class VirtualNodeTests
{
    private static readonly Graph Some = new GraphBuilder(2).AddEdge(0, 1).WithNodeFeatures([1, 2, 5, 4], 2).WithPositions([0, 2, 4, 8], 2)
        .WithVelocities([1, 1, 3, 0], 2).WithNodeTypes([6, 8]).WithEdgeTypes([1]).WithEdgeWeights([0.5f]).WithEdgeFeatures([9], 1).Build();

    [Fact]
    public void It_is_the_last_node_joined_to_all_in_the_middle()
    {
        Graph graph = Some.WithVirtualNode(meanFeatures: true, nodeType: 0, weight: 3, edgeType: 2);

        Assert.Equal([(2, 0), (0, 1), (2, 1), (0, 2), (1, 2)], graph.Sources.ToArray().Zip(graph.Targets.ToArray()));
        Assert.Equal([1, 2, 5, 4, 3, 3], graph.NodeFeatures.ToArray());
        Assert.Equal([0, 2, 4, 8, 2, 5], graph.Positions.ToArray());
        Assert.Equal([1, 1, 3, 0, 2, 0.5f], graph.Velocities.ToArray());
        Assert.Equal([6, 8, 0], graph.NodeTypes.ToArray());
        Assert.Equal([2, 1, 2, 2, 2], graph.EdgeTypes.ToArray());
        Assert.Equal([3, 0.5f, 3, 3, 3], graph.EdgeWeights.ToArray());
        Assert.Equal([0, 9, 0, 0, 0], graph.EdgeFeatures.ToArray());
        Assert.Equal([0, 0], Some.WithVirtualNode(nodeType: 0, edgeType: 0).NodeFeatures[4..].ToArray());
    }

    [Fact]
    public void Without_it_the_graph_is_what_it_was() =>
        RandomGraphs.AssertSame(Some, Some.WithVirtualNode(nodeType: 1, edgeType: 1).Subgraph(0, 1));

    [Fact]
    public void A_graph_without_nodes_gets_one_and_one_without_edges_gets_what_was_asked_for()
    {
        Graph none = new GraphBuilder(0).WithPositions([], 3).Build().WithVirtualNode(nodeType: 4);
        Assert.Equal((1, 0), (none.NodeCount, none.EdgeCount));
        Assert.Equal([0, 0, 0], none.Positions.ToArray());
        Assert.Equal([4], none.NodeTypes.ToArray());

        Graph apart = new GraphBuilder(1).Build();
        Assert.Equal((0, 0), (apart.WithVirtualNode().EdgeWeights.Length, apart.WithVirtualNode().EdgeTypes.Length));
        Graph joined = apart.WithVirtualNode(nodeType: 3, weight: 2, edgeType: 5);
        Assert.Equal([2, 2], joined.EdgeWeights.ToArray());
        Assert.Equal([5, 5], joined.EdgeTypes.ToArray());
        Assert.Empty(joined.NodeTypes.ToArray());
        Assert.Equal([2], apart.WithSelfLoops(2, 5).EdgeWeights.ToArray());
        Assert.Equal([5], apart.WithSelfLoops(2, 5).EdgeTypes.ToArray());
    }

    [Fact]
    public void Types_must_be_given_where_there_are_some()
    {
        Assert.Equal("nodeType", Assert.Throws<ArgumentException>(() => Some.WithVirtualNode(edgeType: 1)).ParamName);
        Assert.Equal("edgeType", Assert.Throws<ArgumentException>(() => Some.WithVirtualNode(nodeType: 1)).ParamName);
        Assert.Equal("nodeType", Assert.Throws<ArgumentOutOfRangeException>(() => Some.WithVirtualNode(nodeType: -1)).ParamName);
        Assert.Equal("edgeType", Assert.Throws<ArgumentOutOfRangeException>(() => Some.WithVirtualNode(edgeType: -1)).ParamName);
        Assert.Equal("weight", Assert.Throws<ArgumentOutOfRangeException>(() => Some.WithVirtualNode(weight: float.NaN)).ParamName);
    }
}
