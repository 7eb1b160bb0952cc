using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Rows that are nodes and pairs: their columns, and what may be wrong with them.</summary>
public sealed class RowColumnsTests
{
    private static readonly GnnOptions Network = new() { Layers = 1, Width = 8 };
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Nodes_may_be_counted_in_any_whole_type_and_be_keys()
    {
        TaskSample[] rows = TaskSamples.Nodes(6);
        IDataView view = ml.Data.LoadFromEnumerable(rows.Select(row => new Counted
        {
            Graph = row.Graph, Int = row.Node, Long = row.Node, UInt = (uint)row.Node, Key = (uint)row.Node, Number = row.Number,
        }).ToArray());
        float[] Scores(string column) => [.. ml.Regression.Trainers.NodeRegression(new NodeRegressionTrainer.Options
        {
            LabelColumnName = "Number", NodeColumnName = column, Network = Network, Epochs = 1, Seed = 1,
        }).Fit(view).Transform(view).Read<float>(null, "Score")];

        Assert.All(["Long", "UInt", "Key"], column => Assert.Equal(Scores("Int"), Scores(column)));
    }

    [Fact]
    public void A_node_that_the_graph_does_not_have_is_named()
    {
        TaskSample[] rows = TaskSamples.Nodes(3);
        IEstimator<ITransformer> trainer = ml.Regression.Trainers.NodeRegression("Number", network: Network, epochs: 1);
        ITransformer model = trainer.Fit(ml.Data.LoadFromEnumerable(rows));
        foreach (int node in new[] { -1, rows[1].Graph.NodeCount, int.MaxValue })
        {
            rows[1].Node = node;
            IDataView view = ml.Data.LoadFromEnumerable(rows);
            foreach (Action use in new Action[] { () => trainer.Fit(view), () => Assert.NotEmpty(model.Transform(view).Read<float>(null, "Score").ToArray()) })
            {
                string message = Assert.Throws<InvalidOperationException>(use).Message;
                Assert.StartsWith("Row 1: the node in 'Node' is", message, StringComparison.Ordinal);
                Assert.EndsWith($"the graph has {rows[1].Graph.NodeCount} nodes, so 0 to {rows[1].Graph.NodeCount - 1} is expected.", message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_pair_with_a_node_that_is_not_there_is_named()
    {
        TaskSample[] rows = TaskSamples.Edges(3);
        EdgeRegressionTransformer model = ml.Regression.Trainers.EdgeRegression("Number", network: Network, epochs: 1).Fit(ml.Data.LoadFromEnumerable(rows));
        Graph graph = rows[0].Graph;
        rows[2].Target = 99;

        Assert.StartsWith("Row 2: the node in 'Target' is 99", Assert.Throws<InvalidOperationException>(
            () => Assert.NotEmpty(model.Transform(ml.Data.LoadFromEnumerable(rows)).Read<float>(null, "Score").ToArray())).Message, StringComparison.Ordinal);
        Assert.StartsWith("The node in 'pairs[1].First' is 99", Assert.Throws<InvalidOperationException>(
            () => model.Model.Predict(graph, [(0, 1), (99, 1)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_nodes_are_checked_before_data_are_read()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 1).Select<int, TaskSample>(_ => throw new InvalidOperationException("The data were read.")));
        var shape = (SchemaShape)Interop.Hidden.ShapeOf(rows.Schema);
        void Check(string expected, string source, string target)
        {
            LinkPredictionTrainer trainer = ml.BinaryClassification.Trainers.LinkPrediction("Yes", sourceColumnName: source, targetColumnName: target);
            foreach (Action use in new Action[] { () => trainer.GetOutputSchema(shape), () => trainer.Fit(rows) })
            {
                Assert.Contains(expected, Assert.Throws<ArgumentOutOfRangeException>(use).Message, StringComparison.Ordinal);
            }
        }

        Check("Could not find node column 'From'", "From", "Target");
        Check("Schema mismatch for node column 'Number': expected Int32, Int64, UInt32 or a key of UInt32, got Single", "Number", "Target");
        Check("Schema mismatch for node column 'Kind': expected Int32, Int64, UInt32 or a key of UInt32, got String", "Source", "Kind");
    }

    [Fact]
    public void Labels_of_other_types_are_named()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(TaskSamples.Graphs(2));
        string Message(Action use) => Assert.Throws<ArgumentOutOfRangeException>(use).Message;

        Assert.Contains("label column 'Number': expected Boolean, got Single", Message(() => ml.BinaryClassification.Trainers.LinkPrediction("Number").Fit(rows)), StringComparison.Ordinal);
        Assert.Contains("label column 'Kind': expected a key of UInt32 (from MapValueToKey), got String", Message(() => ml.MulticlassClassification.Trainers.GraphClassification("Kind").Fit(rows)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_of_many_rows_is_computed_once()
    {
        // A million rows of one graph of 20,000 edges: one pass over the graph, and a small head a row.
        Graph graph = TaskSamples.Links(200)[0].Graph;
        NodeRegressionTransformer model = ml.Regression.Trainers.NodeRegression(new NodeRegressionTrainer.Options { LabelColumnName = "Number", Network = Network, Epochs = 1, Seed = 1 })
            .Fit(ml.Data.LoadFromEnumerable(Enumerable.Range(0, 50).Select(node => new TaskSample { Graph = graph, Node = node, Number = node })));
        var encodings = new GraphEncodings();
        float[] first = model.Model.Predictor.Predict([new GraphRow(graph, 3)], encodings)[0];
        float[] kept = encodings[graph];
        float[] again = model.Model.Predictor.Predict([new GraphRow(graph, 3), new GraphRow(graph, 4)], encodings)[0];

        Assert.Same(kept, encodings[graph]);
        Assert.Equal(first, again);

        // What no row asks for any more is let go.
        Graph other = graph.WithPositions([], 0);
        _ = model.Model.Predictor.Predict([new GraphRow(other, 3)], encodings);
        Assert.False(encodings.Has(graph));
    }

    [Fact]
    public void What_an_architecture_cannot_predict_is_said_when_the_trainer_is_made()
    {
        foreach (NetworkOptions network in new NetworkOptions[] { new RadialFieldOptions(), new LinearDynamicsOptions() })
        {
            foreach (Action make in new Action[]
            {
                () => ml.Regression.Trainers.GraphRegression(network: network),
                () => ml.Regression.Trainers.NodeRegression(network: network),
                () => ml.Regression.Trainers.EdgeRegression(network: network),
                () => ml.BinaryClassification.Trainers.GraphBinaryClassification(network: network),
                () => ml.BinaryClassification.Trainers.LinkPrediction(network: network),
                () => ml.MulticlassClassification.Trainers.GraphClassification(network: network),
                () => ml.MulticlassClassification.Trainers.NodeClassification(network: network),
                () => ml.MulticlassClassification.Trainers.EdgeClassification(network: network),
            })
            {
                string message = Assert.Throws<ArgumentException>(make).Message;
                Assert.Contains(network.GetType().Name, message, StringComparison.Ordinal);
                Assert.Contains("no node features", message, StringComparison.Ordinal);
            }

            Assert.NotNull(ml.Regression.Trainers.NodeVectorRegression(network: network));
        }

        Assert.Contains("UpdatePositions", Assert.Throws<ArgumentException>(
            () => ml.Regression.Trainers.NodeVectorRegression(network: new EgnnOptions { UpdatePositions = false })).Message, StringComparison.Ordinal);
    }

    private sealed class Counted
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public int Int { get; set; }

        public long Long { get; set; }

        public uint UInt { get; set; }

        [KeyType(1000)]
        public uint Key { get; set; }

        public float Number { get; set; }
    }
}
