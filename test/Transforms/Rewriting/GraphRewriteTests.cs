using Equivariant.ML.Data;
using Equivariant.ML.Data.Tests;
using Microsoft.ML;

namespace Equivariant.ML.Transforms.Tests;

public class GraphRewriteTests
{
    private readonly MLContext ml = new(seed: 1);

    private static readonly Graph Whole = WholeGraphs.Draw(new Random(3));

    [Fact]
    public void Each_method_does_what_the_code_does_that_it_names()
    {
        void Holds(GraphRewriteEstimator estimator, Graph expected)
        {
            IDataView rows = Rows(Whole);
            RandomGraphs.AssertSame(expected, Assert.Single(Checks.FitAgreeing(estimator, rows).Transform(rows).Read<Graph>("Other")));
        }

        Holds(ml.Transforms.ToUndirected("Other", "Graph"), Whole.ToUndirected());
        Holds(ml.Transforms.ToUndirected("Other", "Graph", Pooling.Add, Pooling.Max), Whole.ToUndirected(Pooling.Add, Pooling.Max));
        Holds(ml.Transforms.CoalesceEdges("Other", "Graph"), Whole.Coalesce());
        Holds(ml.Transforms.AddSelfLoops("Other", "Graph", 3, 1), Whole.WithSelfLoops(3, 1));
        Holds(ml.Transforms.RemoveSelfLoops("Other", "Graph"), Whole.WithoutSelfLoops());
        Holds(ml.Transforms.LargestComponent("Other", "Graph"), Whole.LargestComponent());
        Holds(ml.Transforms.SelectNeighborhood("Other", [1, 4], 1, "Graph", EdgeDirection.Out), Whole.Neighborhood([1, 4], 1, EdgeDirection.Out));
        Holds(ml.Transforms.SelectNodeTypes("Other", [1], "Graph"), Whole.NodesOfTypes(1));
        Holds(ml.Transforms.RandomNodeFeatures("Other", 3, "Graph", seed: 8, standardDeviation: 2), Whole.WithRandomNodeFeatures(3, 8, 2));
        Holds(ml.Transforms.NormalizeNodeFeatures("Other", "Graph"), Whole.WithNormalizedNodeFeatures());
        Holds(ml.Transforms.CenterPositions("Other", "Graph"), Whole.WithCenteredPositions());
        Holds(ml.Transforms.ScalePositions("Other", 0.1, "Graph"), Whole.WithScaledPositions(0.1));
        Holds(ml.Transforms.NormalizePositions("Other", "Graph"), Whole.WithUnitRadius());
    }

    [Fact]
    public void Rewritten_graphs_can_be_rewritten_and_made_vectors_of()
    {
        Graph path = new GraphBuilder(4).AddEdge(0, 1).AddEdge(1, 2).AddEdge(0, 1).Build();
        IDataView rows = Rows(path);
        IDataView view = ml.Transforms.CoalesceEdges("Graph")
            .Append(ml.Transforms.ToUndirected("Graph"))
            .Append(ml.Transforms.LargestComponent("Graph"))
            .Append(ml.Transforms.NodeDegrees("Degrees", "Graph"))
            .Fit(rows).Transform(rows);

        Assert.Equal([1, 2, 1], Assert.Single(view.Read<Microsoft.ML.Data.VBuffer<float>>("Degrees")).DenseValues());
    }

    [Fact]
    public void A_row_of_which_there_is_no_such_graph_is_named()
    {
        Graph bare = new GraphBuilder(2).AddEdge(0, 1).AddEdge(1, 0).WithEdgeTypes([0, 1]).Build();
        string Message(GraphRewriteEstimator estimator)
        {
            IDataView rows = Rows(bare);
            return Assert.Throws<InvalidOperationException>(() => estimator.Fit(rows).Transform(rows).Read<Graph>("Graph")).Message;
        }

        Assert.StartsWith("ToUndirected, column 'Graph', row 0: Edges between nodes 0 and 1 have types", Message(ml.Transforms.ToUndirected("Graph")), StringComparison.Ordinal);
        Assert.Contains("edgeType was not given", Message(ml.Transforms.AddSelfLoops("Graph")), StringComparison.Ordinal);
        Assert.Contains("has no node 2; expected 0 to 1", Message(ml.Transforms.SelectNeighborhood("Graph", [2], 1)), StringComparison.Ordinal);
        Assert.Contains("has no node types", Message(ml.Transforms.SelectNodeTypes("Graph", [0])), StringComparison.Ordinal);
        Assert.Contains("has no positions", Message(ml.Transforms.CenterPositions("Graph")), StringComparison.Ordinal);
        Assert.Contains("has no positions", Message(ml.Transforms.NormalizePositions("Graph")), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_checked_where_they_are_given()
    {
        Assert.Equal("weights", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.ToUndirected("Graph", weights: (Pooling)9)).ParamName);
        Assert.Equal("features", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.CoalesceEdges("Graph", features: (Pooling)9)).ParamName);
        Assert.Equal("weight", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.AddSelfLoops("Graph", weight: float.NaN)).ParamName);
        Assert.Equal("edgeType", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.AddSelfLoops("Graph", edgeType: -1)).ParamName);
        Assert.Equal("hops", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.SelectNeighborhood("Graph", [0], -1)).ParamName);
        Assert.Equal("nodes", Assert.Throws<ArgumentException>(() => ml.Transforms.SelectNeighborhood("Graph", [], 1)).ParamName);
        Assert.Equal("nodes", Assert.Throws<ArgumentException>(() => ml.Transforms.SelectNeighborhood("Graph", [0, -1], 1)).ParamName);
        Assert.Equal("direction", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.SelectNeighborhood("Graph", [0], 1, direction: (EdgeDirection)9)).ParamName);
        Assert.Equal("types", Assert.Throws<ArgumentException>(() => ml.Transforms.SelectNodeTypes("Graph", [])).ParamName);
        Assert.Equal("width", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.RandomNodeFeatures("Graph", 0)).ParamName);
        Assert.Equal("standardDeviation", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.RandomNodeFeatures("Graph", 1, standardDeviation: -1)).ParamName);
        Assert.Equal("factor", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.ScalePositions("Graph", 0)).ParamName);
        Assert.Equal("outputColumnName", Assert.Throws<ArgumentException>(() => ml.Transforms.CenterPositions("")).ParamName);
    }

    [Fact]
    public void A_schema_without_the_graphs_is_refused_before_data_are_read()
    {
        IDataView none = ml.Data.LoadFromEnumerable(new[] { new Other() });

        Assert.Contains("Could not find input column 'Graph'", Checks.SchemaMessage(ml.Transforms.ToUndirected("Other", "Graph"), none, Rows(Whole)), StringComparison.Ordinal);
        Assert.Contains("expected Graph, got Single", Checks.SchemaMessage(ml.Transforms.ToUndirected("Other", "Id"), none), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_equal_numbers_are_equal_and_a_forged_count_is_refused()
    {
        NumberList<int> one = new(3, 1);
        Assert.Equal(new NodeTypesRule(one), new NodeTypesRule(new NumberList<int>(3, 1)));
        Assert.Equal(one.GetHashCode(), new NumberList<int>(3, 1).GetHashCode());
        Assert.NotEqual(one, new NumberList<int>(1, 3));

        static ForgedModel<GraphRewriteTransformer> File(int count) => new(file => file.Write("settings", writer =>
        {
            writer.Write("Other");
            writer.Write("Graph");
            writer.Write("SelectNodeTypes");
            writer.Write(1);
            writer.Write(count);
            writer.Write(5);
        }));
        Assert.IsType<GraphRewriteTransformer>(Checks.Reload(File(1)));
        Assert.All((int[])[-1, 0, 2, int.MaxValue], count => Assert.ThrowsAny<Exception>(() => Checks.Reload(File(count))));
    }

    private IDataView Rows(params Graph[] graphs) => ml.Data.LoadFromEnumerable(graphs.Select(graph => new Row { Graph = graph }));

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;
    }

    private sealed class Other
    {
        public float Id { get; set; }
    }
}
