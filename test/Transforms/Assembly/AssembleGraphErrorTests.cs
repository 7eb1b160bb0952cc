using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

public class AssembleGraphErrorTests
{
    private readonly MLContext ml = new(seed: 1);

    public static TheoryData<string, PlainRow> BadRows => new()
    {
        { "column 'Targets', row 1: found 1 numbers; expected 2 (1 for each edge; column 'Sources' has 2 edges).", Row(row => row.Targets = [1]) },
        { "column 'Sources', row 1: found node 3 at place 1; expected a node from 0 to 2.", Row(row => row.Sources = [0, 3]) },
        { "column 'Targets', row 1: found node 7 at place 0; expected a node from 0 to 2.", Row(row => row.Targets = [7, 0]) },
        { "column 'Sources', row 1: found -1 at place 0; expected a whole number from 0 to 2147483647.", Row(row => row.Sources = [-1, 0]) },
        { "column 'NodeTypes', row 1: found -6 at place 2; expected a whole number from 0 to 2147483647.", Row(row => row.NodeTypes = [1, 1, -6]) },
        { "column 'NodeTypes', row 1: found 2 numbers; expected 3 (1 for each node; column 'NodeCount' has 3 nodes).", Row(row => row.NodeTypes = [1, 1]) },
        { "column 'NodeFeatures', row 1: found 5 numbers; expected 6 (2 for each node; column 'NodeCount' has 3 nodes).", Row(row => row.NodeFeatures = new float[5]) },
        { "column 'NodeFeatures', row 1: found NaN at place 4; expected a finite number of single precision.", Row(row => row.NodeFeatures[4] = float.NaN) },
        { "column 'Positions', row 1: found 10 numbers; expected 9 (3 for each node; column 'NodeCount' has 3 nodes).", Row(row => row.Positions = new float[10]) },
        { "column 'Positions', row 1: found Infinity at place 8; expected a finite number of single precision.", Row(row => row.Positions[8] = float.PositiveInfinity) },
        { "column 'Velocities', row 1: found 3 numbers; expected 9 (3 for each node; column 'NodeCount' has 3 nodes).", Row(row => row.Velocities = new float[3]) },
        { "column 'Velocities', row 1: found -Infinity at place 0; expected a finite number of single precision.", Row(row => row.Velocities[0] = float.NegativeInfinity) },
        { "column 'EdgeFeatures', row 1: found 2 numbers; expected 4 (2 for each edge; column 'Sources' has 2 edges).", Row(row => row.EdgeFeatures = new float[2]) },
        { "column 'EdgeFeatures', row 1: found NaN at place 3; expected a finite number of single precision.", Row(row => row.EdgeFeatures[3] = float.NaN) },
        { "column 'EdgeWeights', row 1: found 0 numbers; expected 2 (1 for each edge; column 'Sources' has 2 edges).", Row(row => row.EdgeWeights = []) },
        { "column 'EdgeWeights', row 1: found NaN at place 1; expected a finite number of single precision.", Row(row => row.EdgeWeights[1] = float.NaN) },
        { "column 'EdgeTypes', row 1: found 3 numbers; expected 2 (1 for each edge; column 'Sources' has 2 edges).", Row(row => row.EdgeTypes = [1, 2, 3]) },
        { "column 'EdgeTypes', row 1: found -1 at place 0; expected a whole number from 0 to 2147483647.", Row(row => row.EdgeTypes = [-1, 0]) },
        { "column 'NodeCount', row 1: found -1; expected a whole number from 0 to 2147483647.", Row(row => row.NodeCount = -1) },
        { "column 'NodeFeatures', row 1: found 6 numbers; expected 4294967294 (2 for each node; column 'NodeCount' has 2147483647 nodes).", Row(row => row.NodeCount = int.MaxValue) },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public void A_row_that_is_no_graph_is_named_with_its_column(string message, PlainRow bad)
    {
        IDataView data = ml.Data.LoadFromEnumerable([Row(_ => { }), bad]);
        IDataView view = ml.Transforms.AssembleGraph(AllColumns()).Fit(data).Transform(data);

        Assert.Equal("AssembleGraph, " + message, Assert.Throws<InvalidOperationException>(() => view.Read<Graph>("Graph")).Message);
    }

    [Fact]
    public void Without_a_node_count_the_first_column_of_nodes_tells_and_the_edges_are_held_against_it()
    {
        string Message(PlainRow row)
        {
            AssembleGraphEstimator.Options options = AllColumns();
            options.NodeCountColumnName = null;
            return RowMessage(options, row);
        }

        Assert.Equal("AssembleGraph, column 'NodeFeatures', row 0: found 7 numbers; expected 2 for each node.", Message(Row(row => row.NodeFeatures = new float[7])));
        Assert.Contains("'NodeTypes', row 0: found 2 numbers; expected 3 (1 for each node; column 'NodeFeatures' has 3 nodes)", Message(Row(row => row.NodeTypes = [1, 2])), StringComparison.Ordinal);
        Assert.Contains("'Sources', row 0: found node 0 at place 0; expected no edges, as the graph has no nodes", Message(new PlainRow
        {
            Sources = [0, 0],
            Targets = [0, 0],
        }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_or_an_index_from_a_hostile_row_allocates_nothing()
    {
        string Message(PlainRow row, bool counted)
        {
            AssembleGraphEstimator.Options options = new() { EdgeSourcesColumnName = "Sources", EdgeTargetsColumnName = "Targets" };
            options.NodeCountColumnName = counted ? "NodeCount" : null;
            _ = RowMessage(options, row);
            long before = GC.GetAllocatedBytesForCurrentThread();
            string message = RowMessage(options, row);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
            return message;
        }

        Assert.Contains(
            "'NodeCount', row 0: found 16777217 nodes; expected at most 16777216, as no column has values for each node",
            Message(new PlainRow { NodeCount = (1 << 24) + 1 }, counted: true),
            StringComparison.Ordinal);
        Assert.Contains("'Sources', row 0: found 2147483648 nodes; expected at most", Message(new PlainRow { Sources = [int.MaxValue], Targets = [0] }, counted: false), StringComparison.Ordinal);
        Assert.Contains("'Targets', row 0: found 16777217 nodes; expected at most", Message(new PlainRow { Sources = [0], Targets = [1 << 24] }, counted: false), StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_nodes_as_are_allowed_without_values_are_assembled()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new PlainRow { Sources = [0], Targets = [AssembleGraphEstimator.Options.MostBareNodes - 1] }]);
        Graph graph = Assert.Single(ml.Transforms.AssembleGraph("Graph", "Sources", "Targets").Fit(data).Transform(data).Read<Graph>("Graph"));

        Assert.Equal(AssembleGraphEstimator.Options.MostBareNodes, graph.NodeCount);
    }

    [Fact]
    public void A_sparse_vector_of_hostile_length_is_refused()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new SparseRow { Features = new VBuffer<float>(int.MaxValue, 0, [], []) }]);
        IDataView view = ml.Transforms.AssembleGraph("Graph", nodeFeaturesColumnName: "Features").Fit(data).Transform(data);

        Assert.Contains(
            "column 'Features', row 0: found a sparse vector of 2147483647 items; expected at most 268435456",
            Assert.Throws<InvalidOperationException>(() => view.Read<Graph>("Graph")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_columns_and_wrong_types_are_refused_before_data_are_read()
    {
        IDataView good = ml.Data.LoadFromEnumerable(Unreadable<PlainRow>());
        IDataView bad = ml.Data.LoadFromEnumerable(Unreadable<WrongRow>());
        string Message(string column, Action<AssembleGraphEstimator.Options, string> choose)
        {
            var options = new AssembleGraphEstimator.Options { NodeCountColumnName = "NodeCount" };
            choose(options, column);
            return Checks.SchemaMessage(ml.Transforms.AssembleGraph(options), bad, good);
        }

        Assert.StartsWith(
            "Could not find input column 'Sources'; expected a vector of numbers (whole numbers of any type of number, or keys).",
            Message("Sources", (options, name) => (options.EdgeSourcesColumnName, options.EdgeTargetsColumnName) = (name, "Targets")),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Schema mismatch for input column 'NodeTypes': expected a vector of numbers (whole numbers of any type of number, or keys), got Int32",
            Message("NodeTypes", (options, name) => options.NodeTypesColumnName = name),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Schema mismatch for input column 'NodeFeatures': expected a vector of Single or Double, got Vector<Int32>",
            Message("NodeFeatures", (options, name) => options.NodeFeaturesColumnName = name),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Schema mismatch for input column 'Positions': expected a vector of Single or Double, got Vector<String>",
            Message("Positions", (options, name) => options.PositionsColumnName = name),
            StringComparison.Ordinal);
        Assert.StartsWith("Could not find input column 'Velocities'; expected a vector of Single or Double.", Message("Velocities", (options, name) => options.VelocitiesColumnName = name), StringComparison.Ordinal);
    }

    [Fact]
    public void The_node_count_is_a_scalar_number()
    {
        AssembleGraphEstimator estimator = ml.Transforms.AssembleGraph(new AssembleGraphEstimator.Options { NodeCountColumnName = "Label" });
        string Message(IDataView data) => Checks.SchemaMessage(estimator, data, ml.Data.LoadFromEnumerable(Unreadable<PlainRow>()));

        Assert.Contains("expected a number (whole numbers of any type of number), got Vector<Single>", Message(ml.Data.LoadFromEnumerable(Unreadable<VectorLabel>())), StringComparison.Ordinal);
        Assert.Contains("expected a number (whole numbers of any type of number), got String", Message(ml.Data.LoadFromEnumerable(Unreadable<TextLabel>())), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_checked_where_they_are_given()
    {
        string Message<T>(AssembleGraphEstimator.Options options)
            where T : ArgumentException => Assert.Throws<T>(() => ml.Transforms.AssembleGraph(options)).Message;

        Assert.Contains("no column that tells how many nodes there are; expected one of NodeCount, ", Message<ArgumentException>(new()), StringComparison.Ordinal);
        Assert.Contains("a column of edge sources alone", Message<ArgumentException>(new() { EdgeSourcesColumnName = "A" }), StringComparison.Ordinal);
        Assert.Contains("a column of edge targets alone", Message<ArgumentException>(new() { EdgeTargetsColumnName = "A" }), StringComparison.Ordinal);
        foreach (AssembleGraphEstimator.Options options in new AssembleGraphEstimator.Options[]
        {
            new() { EdgeFeaturesColumnName = "A" }, new() { EdgeWeightsColumnName = "A" }, new() { EdgeTypesColumnName = "A" }, new() { Undirected = true },
        })
        {
            options.NodeTypesColumnName = "B";
            Assert.Contains("options of edges but no edges", Message<ArgumentException>(options), StringComparison.Ordinal);
        }

        Assert.Contains("NodeFeatureWidth is 0; expected 1 or more", Message<ArgumentOutOfRangeException>(new() { NodeFeatureWidth = 0 }), StringComparison.Ordinal);
        Assert.Contains("EdgeFeatureWidth is -1; expected 1 or more", Message<ArgumentOutOfRangeException>(new() { EdgeFeatureWidth = -1 }), StringComparison.Ordinal);
        Assert.Contains("Dimension is 0; expected 1 or more", Message<ArgumentOutOfRangeException>(new() { Dimension = 0 }), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ml.Transforms.AssembleGraph("", nodeTypesColumnName: "A"));
        Assert.Throws<ArgumentException>(() => ml.Transforms.AssembleGraph("Graph", nodeTypesColumnName: ""));
        Assert.Throws<ArgumentNullException>(() => ml.Transforms.AssembleGraph((AssembleGraphEstimator.Options)null!));
    }

    /// <summary>Three nodes, two edges, and every part.</summary>
    private static PlainRow Row(Action<PlainRow> change)
    {
        var row = new PlainRow
        {
            NodeCount = 3,
            NodeFeatures = new float[6],
            NodeTypes = [1, 2, 3],
            Positions = new float[9],
            Velocities = new float[9],
            Sources = [0, 1],
            Targets = [1, 2],
            EdgeFeatures = new float[4],
            EdgeWeights = [1, 2],
            EdgeTypes = [0, 1],
        };
        change(row);
        return row;
    }

    private static AssembleGraphEstimator.Options AllColumns() => new()
    {
        NodeCountColumnName = "NodeCount",
        NodeFeaturesColumnName = "NodeFeatures",
        NodeFeatureWidth = 2,
        NodeTypesColumnName = "NodeTypes",
        PositionsColumnName = "Positions",
        VelocitiesColumnName = "Velocities",
        EdgeSourcesColumnName = "Sources",
        EdgeTargetsColumnName = "Targets",
        EdgeFeaturesColumnName = "EdgeFeatures",
        EdgeFeatureWidth = 2,
        EdgeWeightsColumnName = "EdgeWeights",
        EdgeTypesColumnName = "EdgeTypes",
    };

    private string RowMessage(AssembleGraphEstimator.Options options, PlainRow row)
    {
        IDataView data = ml.Data.LoadFromEnumerable([row]);
        IDataView view = ml.Transforms.AssembleGraph(options).Fit(data).Transform(data);
        return Assert.Throws<InvalidOperationException>(() => view.Read<Graph>("Graph")).Message;
    }

    private static IEnumerable<T> Unreadable<T>() => Enumerable.Range(0, 1).Select<int, T>(_ => throw new InvalidOperationException("The data were read."));

    private sealed class SparseRow
    {
        public VBuffer<float> Features { get; set; }
    }

    private sealed class WrongRow
    {
        public int NodeCount { get; set; }

        public int[] Targets { get; set; } = [];

        public int NodeTypes { get; set; }

        public int[] NodeFeatures { get; set; } = [];

        public VBuffer<ReadOnlyMemory<char>> Positions { get; set; }
    }

    private sealed class VectorLabel
    {
        public float[] Label { get; set; } = [];
    }

    private sealed class TextLabel
    {
        public string Label { get; set; } = "";
    }
}
