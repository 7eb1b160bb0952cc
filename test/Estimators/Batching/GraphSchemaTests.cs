using Equivariant.ML.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Estimators.Tests;

public sealed class GraphSchemaTests
{
    /// <summary>A graph with every part.</summary>
    private static readonly Graph Whole = new GraphBuilder(2)
        .AddEdge(0, 1)
        .WithNodeFeatures([1, 2, 3, 4], 2)
        .WithNodeTypes([6, 1])
        .WithEdgeFeatures([1, 2, 3], 3)
        .WithEdgeWeights([1])
        .WithEdgeTypes([4])
        .WithPositions([0, 0, 0, 1, 1, 1])
        .WithVelocities([0, 0, 0, 1, 1, 1])
        .Build();

    private static readonly Graph Plain = new GraphBuilder(1).AddEdge(0, 0).Build();

    public static TheoryData<string, string> Differences => new()
    {
        { "node features", "Row 1: the graph has 1 node features; expected 2, as in the first training graph." },
        { "node types", "Row 1: the graph has 0 types a node; expected 1, as in the first training graph." },
        { "new node type", "Row 1: the graph's node 1 has type 7, which no training graph has; known are 1, 6." },
        { "positions", "Row 1: the graph has 0 dimensions of positions; expected 3, as in the first training graph." },
        { "dimension", "Row 1: the graph has 2 dimensions of positions; expected 3, as in the first training graph." },
        { "velocities", "Row 1: the graph has 0 velocities a node; expected 1, as in the first training graph." },
        { "edge features", "Row 1: the graph has 0 edge features; expected 3, as in the first training graph." },
        { "edge weights", "Row 1: the graph has 0 weights an edge; expected 1, as in the first training graph." },
        { "edge types", "Row 1: the graph has 0 types an edge; expected 1, as in the first training graph." },
        { "new edge type", "Row 1: the graph's edge 0 has type 5, which no training graph has; known are 4." },
    };

    [Fact]
    public void Is_what_the_graphs_have()
    {
        GraphSchema schema = GraphSchema.Learn([Whole, Whole.WithNodeTypes([8, 8])]);

        Assert.Equal((2, 3, 3), (schema.NodeFeatures, schema.EdgeFeatures, schema.Dimension));
        Assert.True(schema.EdgeWeights && schema.Velocities);
        Assert.Equal([1, 6, 8], schema.NodeTypes);
        Assert.Equal([4], schema.EdgeTypes);
        Assert.Equal((5, 5), (schema.NodeWidth, schema.EdgeWidth));
        Assert.Equal((2..5, 4..5), (schema.Widths.NodeTypes!.Value, schema.Widths.EdgeTypes!.Value));
        Assert.Equal((null, null), (GraphSchema.Learn([Plain]).Widths.NodeTypes, GraphSchema.Learn([Plain]).Widths.EdgeTypes));
        Assert.Equal((1, 0), (GraphSchema.Learn([Plain]).NodeWidth, GraphSchema.Learn([Plain]).EdgeWidth));
    }

    [Fact]
    public void Is_learnt_from_graphs_that_have_nodes_and_edges()
    {
        Graph none = new GraphBuilder(0).Build();
        Graph alone = Whole.WithEdges([], []);

        GraphSchema schema = GraphSchema.Learn([none, alone, Whole]);

        Assert.Equal((2, 3, 3), (schema.NodeFeatures, schema.EdgeFeatures, schema.Dimension));
        schema.Check(none, 0);
        schema.Check(alone, 0);
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void Tells_the_row_what_was_found_and_what_was_expected(string change, string message)
    {
        Graph other = change switch
        {
            "node features" => Whole.WithNodeFeatures([1, 2], 1),
            "node types" => Whole.WithNodeTypes([]),
            "new node type" => Whole.WithNodeTypes([1, 7]),
            "positions" => Whole.WithVelocities([], 0).WithPositions([], 0),
            "dimension" => Whole.WithVelocities([], 0).WithPositions([1, 2, 3, 4], 2).WithVelocities([1, 2, 3, 4], 2),
            "velocities" => Whole.WithVelocities([], 0),
            "edge features" => Whole.WithEdgeFeatures([], 0),
            "edge weights" => Whole.WithEdgeWeights([]),
            "edge types" => Whole.WithEdgeTypes([]),
            _ => Whole.WithEdgeTypes([5]),
        };
        GraphSchema schema = GraphSchema.Learn([Whole]);

        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => schema.Check(other, 1)).Message);
        if (!change.StartsWith("new", StringComparison.Ordinal))
        {
            Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => GraphSchema.Learn([Whole, other])).Message);
        }
    }

    [Fact]
    public void Parts_that_the_first_graph_lacks_are_refused_too()
    {
        foreach (Graph more in new[]
        {
            Plain.WithNodeFeatures([1], 1), Plain.WithNodeTypes([1]), Plain.WithPositions([1, 2, 3]),
            Plain.WithEdgeFeatures([1], 1), Plain.WithEdgeWeights([1]), Plain.WithEdgeTypes([1]),
        })
        {
            Assert.StartsWith("Row 1: ", Assert.Throws<InvalidOperationException>(() => GraphSchema.Learn([Plain, more])).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Velocities_need_positions() => Assert.Equal(
        "Row 0: the graph has velocities and no positions; expected both, or neither.",
        Assert.Throws<InvalidOperationException>(() => GraphSchema.Learn([Plain.WithVelocities([1, 2, 3])])).Message);

    [Fact]
    public void Accepts_all_that_it_was_learnt_from() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph[] graphs = RandomGraphs.Batch(new Random(seed));
        GraphSchema schema = GraphSchema.Learn(graphs);
        Assert.All(graphs, graph => schema.Check(graph, 0));
    }).QuickCheckThrowOnFailure();
}
