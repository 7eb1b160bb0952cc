using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

public sealed class LinkPredictionTrainerTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Edges_that_are_to_be_predicted_do_not_give_themselves_away()
    {
        TaskSample[] rows = Couples(200);
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(ml.Data.LoadFromEnumerable(rows), testFraction: 0.3, seed: 1);
        double Auc(MessageEdgeChoice choice, double fraction)
        {
            ITransformer model = ml.BinaryClassification.Trainers.LinkPrediction(Options(choice, 20, fraction)).Fit(split.TrainSet);
            double fresh = ml.BinaryClassification.Evaluate(model.Transform(split.TestSet), "Yes").AreaUnderRocCurve;
            using var file = new MemoryStream();
            ml.Model.Save(model, null, file);
            file.Position = 0;

            // Neither does a model forget, once saved, which edges it may look at, nor when the graph comes as another object, its edges in another order.
            foreach (TaskSample row in rows)
            {
                row.Graph = Reordered(row.Graph);
            }

            Assert.Equal(fresh, ml.BinaryClassification.Evaluate(ml.Model.Load(file, out _).Transform(split.TestSet), "Yes").AreaUnderRocCurve);
            return fresh;
        }

        Assert.InRange(Auc(MessageEdgeChoice.TrainingPositives, 0.2), 0.4, 0.6);

        // The test would see a leak: with all edges as messages it does.
        Assert.InRange(Auc(MessageEdgeChoice.Graph, 0.2), 0.95, 1);
    }

    [Fact]
    public void A_graph_that_training_did_not_see_keeps_its_edges()
    {
        TaskSample[] rows = TaskSamples.Links(20);
        LinkPredictionModelParameters model =
            ml.BinaryClassification.Trainers.LinkPrediction(Options(MessageEdgeChoice.TrainingPositives, 2, 0.5)).Fit(ml.Data.LoadFromEnumerable(rows)).Model;
        Graph seen = rows[0].Graph;
        Graph strange = TaskSamples.Links(20, seed: 5)[0].Graph;

        Assert.InRange(model.Predictor.Messages!.Strip(seen).EdgeCount, 2, seen.EdgeCount - 2);
        Assert.Same(strange, model.Predictor.Messages.Strip(strange));
    }

    [Fact]
    public void Without_direction_the_order_of_a_pair_does_not_matter()
    {
        TaskSample[] rows = TaskSamples.Links(20);
        bool Alike(bool directed)
        {
            LinkPredictionTrainer.Options options = Options(MessageEdgeChoice.TrainingPositives, 2, 0);
            options.Directed = directed;
            LinkPredictionModelParameters model = ml.BinaryClassification.Trainers.LinkPrediction(options).Fit(ml.Data.LoadFromEnumerable(rows)).Model;
            BinaryPrediction[] both = model.Predict(rows[0].Graph, [(3, 8), (8, 3)]);
            return both[0] == both[1];
        }

        Assert.True(Alike(directed: false));
        Assert.False(Alike(directed: true));
    }

    [Fact]
    public void With_direction_an_edge_back_carries_no_message_for_it()
    {
        Graph both = new GraphBuilder(3).AddUndirectedEdge(0, 1).AddUndirectedEdge(1, 2).Build();
        LabelledRow[] rows = [new(new GraphRow(both, 0, 1), [1], 1), new(new GraphRow(both, 1, 2), [0], 1)];

        Assert.Equal(["0>1"], Edges(MessageEdges.OfPositives(Rows(rows), directed: true).Strip(both)));
        Assert.Equal(["1>0", "0>1"], Edges(MessageEdges.OfPositives(Rows(rows), directed: false).Strip(both)));

        // Of a graph that only judges are about, all edges carry messages but those asked for; and what was known before is kept.
        Graph other = both.WithNodeTypes([1, 2, 3]);
        LabelledRow[] judges = [new(new GraphRow(other, 1, 2), [1], 1)];
        var edges = MessageEdges.OfPositives(Rows(rows, judges), directed: false);
        Assert.Equal(["1>0", "0>1"], Edges(edges.Strip(both)));
        Assert.Equal(["1>0", "0>1"], Edges(edges.Strip(other)));
        Assert.Equal(["1>0", "0>1"], Edges(MessageEdges.OfPositives(Rows(judges), directed: false, edges).Strip(both)));

        static string[] Edges(Graph graph) => [.. Enumerable.Range(0, graph.EdgeCount).Select(edge => $"{graph.Sources[edge]}>{graph.Targets[edge]}")];
    }

    [Fact]
    public void Graphs_of_which_no_edge_is_known_are_refused_with_a_way_out()
    {
        TaskSample[] rows = TaskSamples.Links(12);
        Graph other = new GraphBuilder(12).AddEdge(0, 0).WithNodeFeatures(rows[0].Graph.NodeFeatures, 2).Build();
        foreach (TaskSample row in rows)
        {
            row.Graph = other;
        }

        string message = Assert.Throws<InvalidOperationException>(() => ml.BinaryClassification.Trainers.LinkPrediction(
            Options(MessageEdgeChoice.TrainingPositives, 1, 0)).Fit(ml.Data.LoadFromEnumerable(rows))).Message;
        Assert.Contains("MessageEdges", message, StringComparison.Ordinal);
        Assert.NotNull(ml.BinaryClassification.Trainers.LinkPrediction(Options(MessageEdgeChoice.Graph, 1, 0)).Fit(ml.Data.LoadFromEnumerable(rows)));
    }

    private static LabelledRows Rows(LabelledRow[] training, LabelledRow[]? validation = null) => new(new GraphSchema(), default, training, validation ?? []);

    /// <summary>The same graph with its edges given from the last to the first.</summary>
    private static Graph Reordered(Graph graph) => new GraphBuilder(graph.NodeCount)
        .AddEdges([.. graph.Sources.ToArray().Reverse()], [.. graph.Targets.ToArray().Reverse()])
        .WithNodeFeatures(graph.NodeFeatures, graph.NodeFeatureWidth)
        .Build();

    private static LinkPredictionTrainer.Options Options(MessageEdgeChoice choice, int epochs, double fraction) => new()
    {
        LabelColumnName = "Yes",
        MessageEdges = choice,
        Network = new GnnOptions { Layers = 1, Width = 8, Messages = Aggregation.Sum },
        Epochs = epochs,
        Seed = 1,
        Threads = 1,
        ValidationFraction = fraction,
        Optimizer = new AdamOptions { LearningRate = 1e-2 },
    };

    /// <summary>
    /// Couples, and as many pairs of nodes that know nobody: who has an edge is one of a couple. Before the edges to be predicted are taken out, that
    /// tells all; afterwards nothing is left to tell by, for features are random.
    /// </summary>
    private static TaskSample[] Couples(int count)
    {
        var random = new Random(1);
        var builder = new GraphBuilder(4 * count);
        for (int i = 0; i < count; i++)
        {
            builder.AddUndirectedEdge(2 * i, (2 * i) + 1);
        }

        Graph graph = builder.WithNodeFeatures([.. Enumerable.Range(0, 8 * count).Select(_ => (float)((2 * random.NextDouble()) - 1))], 2).Build();
        return [.. Enumerable.Range(0, 2 * count).Select(i => new TaskSample { Graph = graph, Source = 2 * i, Target = (2 * i) + 1, Yes = i < count })];
    }
}
