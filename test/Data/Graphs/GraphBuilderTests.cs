namespace Equivariant.ML.Data.Tests;

public class GraphBuilderTests
{
    [Fact]
    public void Builds_graphs_with_no_nodes_one_node_and_no_edges()
    {
        Graph empty = new GraphBuilder(0).WithPositions([]).Build();
        Graph single = new GraphBuilder(1).WithPositions([1, 2, 3]).Build();

        Assert.Equal((0, 0), (empty.NodeCount, empty.EdgeCount));
        Assert.Equal([0], empty.TargetPointers.ToArray());
        Assert.Equal([0], empty.SourcePointers.ToArray());
        Assert.Equal([0, 0], single.SourcePointers.ToArray());
        Assert.Equal("Graph: 1 nodes, 0 edges, positions in 3 dimensions", single.ToString());
    }

    [Fact]
    public void An_undirected_edge_goes_both_ways_and_a_self_loop_once()
    {
        Graph graph = new GraphBuilder(2).AddUndirectedEdge(0, 1).AddUndirectedEdge(1, 1).Build();

        Assert.Equal([1, 0, 1], graph.Sources.ToArray());
        Assert.Equal([0, 1, 1], graph.Targets.ToArray());
    }

    public static TheoryData<string, GraphBuilder> Wrong => new()
    {
        { "Edge 1 has target 2; expected a node from 0 to 1", new GraphBuilder(2).AddEdge(0, 1).AddEdge(0, 2) },
        { "Edge 0 has source -1; expected a node from 0 to 1", new GraphBuilder(2).AddEdge(-1, 1) },
        { "expected no edges, as the graph has no nodes", new GraphBuilder(0).AddEdge(0, 0) },
        { "Positions of node 1 have NaN at place 2; expected a finite number", new GraphBuilder(2).WithPositions([0, 0, 0, 0, 0, float.NaN]) },
        { "Velocities of node 0 have -Infinity at place 0", new GraphBuilder(1).WithVelocities([float.NegativeInfinity, 0, 0]) },
        { "Node features of node 1 have Infinity at place 0", new GraphBuilder(2).WithNodeFeatures([1, float.PositiveInfinity], 1) },
        { "Edge features of edge 0 have NaN at place 1", new GraphBuilder(1).AddEdge(0, 0).WithEdgeFeatures([1, float.NaN], 2) },
        { "Edge weights of edge 0 have NaN", new GraphBuilder(1).AddEdge(0, 0).WithEdgeWeights([float.NaN]) },
        { "Edge weights have 2 values; expected 1, one for each edge, or none", new GraphBuilder(1).AddEdge(0, 0).WithEdgeWeights([1, 2]) },
        { "Positions have 5 values; expected 6 (2 nodes × width 3)", new GraphBuilder(2).WithPositions([0, 0, 0, 0, 0]) },
        { "Node features have width 0 and 1 values; expected a width of 1 or more", new GraphBuilder(1).WithNodeFeatures([1], 0) },
        { "Node features have width -1", new GraphBuilder(1).WithNodeFeatures([1], -1) },
        { "Edge features have 1 values; expected 0 (0 edges × width 1)", new GraphBuilder(1).WithEdgeFeatures([1], 1) },
        { "Node types have 1 values; expected 2, one for each node, or none", new GraphBuilder(2).WithNodeTypes([1]) },
        { "Node types of node 1 is -6; expected 0 or more", new GraphBuilder(2).WithNodeTypes([1, -6]) },
        { "Edge types of edge 0 is -1; expected 0 or more", new GraphBuilder(1).AddEdge(0, 0).WithEdgeTypes([-1]) },
        { "Velocities have dimension 2; expected 3, the dimension of the positions", new GraphBuilder(1).WithPositions([1, 2, 3]).WithVelocities([1, 2], 2) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Says_what_is_wrong(string message, GraphBuilder builder) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(builder.Build).Message, StringComparison.Ordinal);

    [Fact]
    public void Refuses_a_negative_number_of_nodes_and_edges_of_two_lengths()
    {
        Assert.Contains("nodeCount is -1; expected 0 or more", Assert.Throws<ArgumentOutOfRangeException>(() => new GraphBuilder(-1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new GraphBuilder(2).AddEdges([0, 1], [0]));
        Assert.Throws<ArgumentException>(() => new GraphBuilder(2).Build().WithEdges([0, 1], [0]));
    }
}
