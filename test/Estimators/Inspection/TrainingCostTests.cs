using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Measures what the whole process holds, so nothing runs beside it.</summary>
[CollectionDefinition(nameof(TrainingCostTests), DisableParallelization = true)]
[Collection(nameof(TrainingCostTests))]
public sealed class TrainingCostTests
{
    private readonly MLContext ml = new();

    [Theory]
    [InlineData(8, 0.1, 0)]
    [InlineData(32, 0.1, 0.9)]
    [InlineData(500, 0, 0)]
    public void The_estimate_for_graphs_is_what_training_holds(int batch, double aside, double average)
    {
        var random = new Random(1);
        Sample[] rows = [.. Enumerable.Range(0, 200).Select(i => new Sample { Graph = RandomGraphs.Cloud(random, random.Next(4, 20)), Label = i })];
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 8);
        options.Network = new EgnnOptions { Layers = 3, Width = 32 };
        options.BatchSize = batch;
        options.ValidationFraction = aside;
        options.WeightAverage = average;
        CheckEstimate(options, ml.View(rows), view => ml.Regression.Trainers.GraphRegression(options).Fit(view));
    }

    [Fact]
    public void The_estimate_for_a_network_of_many_weights_is_what_training_holds()
    {
        Sample[] rows = Samples.Distances(40);
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 4);
        options.Network = new GnnOptions { Layers = 2, Width = 512 };
        CheckEstimate(options, ml.View(rows), view => ml.Regression.Trainers.GraphRegression(options).Fit(view));
    }

    [Fact]
    public void The_estimate_for_pairs_of_one_graph_is_what_training_holds()
    {
        Graph graph = RandomGraphs.Cloud(new Random(1), 60);
        Pair[] rows = [.. Enumerable.Range(0, 6000).Select(i => new Pair { Graph = graph, Source = i % 60, Target = i % 59, Label = i % 3 == 0 })];
        var options = new LinkPredictionTrainer.Options { Network = new GnnOptions { Layers = 2, Width = 32 }, Epochs = 4, Seed = 1, Threads = 1 };
        options.MessageEdges = MessageEdgeChoice.Graph;
        CheckEstimate(options, ml.Data.LoadFromEnumerable(rows), view => ml.BinaryClassification.Trainers.LinkPrediction(options).Fit(view));
    }

    [Fact]
    public void One_batch_tells_too_little()
    {
        var random = new Random(1);
        TrainingSample many = TrainingSample.Of([.. Enumerable.Range(0, 400).Select(i => RandomGraphs.Cloud(random, random.Next(4, 20)))]);
        TrainingSample one = many with { Graphs = [.. many.Graphs.Skip(1).Take(8)], GraphCount = 8 };
        GraphRegressionTrainer.Options options = Small.Graph();
        options.BatchSize = 8;
        Assert.True(TrainingCost.EstimateBytes(options, many) > 1.5 * TrainingCost.EstimateBytes(options, one));
    }

    [Fact]
    public void What_cannot_be_computed_with_at_all_is_past_any_limit()
    {
        TrainingSample sample = TrainingSample.Of(Untrained.Clouds());
        GraphRegressionTrainer.Options options = Small.Graph();
        options.Network = new EgnnOptions { Layers = 1024, Width = 16384 };
        Assert.Equal(long.MaxValue, TrainingCost.EstimateBytes(options, sample));

        // Its weights alone are 2 GB, and are not allocated.
        options.Network = new GnnOptions { Layers = 1, Width = 8192 };
        long before = GC.GetTotalAllocatedBytes();
        Assert.InRange(TrainingCost.EstimateBytes(options, sample), 4L << 30, 40L << 30);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
    }

    [Fact]
    public void Options_that_make_no_sense_are_an_error_and_not_large()
    {
        TrainingSample sample = TrainingSample.Of(Untrained.Clouds());
        GraphRegressionTrainer.Options options = Small.Graph();
        options.BatchSize = 0;
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingCost.EstimateBytes(options, sample));
        options.BatchSize = 1;
        options.Network = new LinearDynamicsOptions();
        Assert.Throws<ArgumentException>(() => TrainingCost.EstimateBytes(options, sample));
    }

    [Fact]
    public void Every_trainers_options_have_an_estimate()
    {
        Type[] all = [.. typeof(GraphTrainerOptions).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(GraphTrainerOptions)) && !type.IsAbstract)];
        Assert.True(all.Length >= 9);
        Graph[] graphs = Untrained.Clouds();
        TrainingSample graph = TrainingSample.Of(graphs, labelWidth: 3);
        foreach (Type type in all)
        {
            var options = (GraphTrainerOptions)Activator.CreateInstance(type)!;
            TrainingSample rows = options.Rows.Shape == RowShape.Graph
                ? graph
                : graph with { Graphs = [.. graphs.Select(its => Enumerable.Range(0, its.NodeCount).Select(node => new GraphRow(its, node, node)).ToArray())] };
            Assert.InRange(TrainingCost.EstimateBytes(options, rows), 100_000, 100_000_000);
        }
    }

    [Fact]
    public void A_sample_has_the_rows_of_some_graphs()
    {
        Graph[] graphs = Untrained.Clouds(count: 3);
        Pair[] rows = [.. Enumerable.Range(0, 30).Select(i => new Pair { Graph = graphs[i % 2], Source = 0, Target = 1 })];
        TrainingSample pairs = TrainingSample.Read(new LinkPredictionTrainer.Options(), ml.Data.LoadFromEnumerable(rows));
        Assert.Equal([15, 15], pairs.Graphs.Select(group => group.Length));
        Assert.Equal((2, 1), (pairs.GraphCount, pairs.LabelWidth));

        Sample[] many = Samples.Distances(600);
        TrainingSample some = TrainingSample.Read(new GraphRegressionTrainer.Options(), ml.View(many));
        Assert.Equal((600, 512), (some.GraphCount, some.Graphs.Count));
        Assert.Equal(many.Max(row => row.Graph.EdgeCount), some.Graphs[0][0].Graph.EdgeCount);
        Assert.Throws<InvalidOperationException>(() => TrainingSample.Read(new GraphRegressionTrainer.Options(), ml.View([])));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingSample.Read(new GraphRegressionTrainer.Options { LabelColumnName = "Vectors" }, ml.View(many)));
    }

    private static void CheckEstimate(GraphTrainerOptions options, IDataView view, Action<IDataView> fit)
    {
        long estimate = TrainingCost.EstimateBytes(options, TrainingSample.Read(options, view));
        List<long> held = [];
        options.Progress = new Held(held);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        fit(view);
        long growth = held.Max() - before;
        Assert.InRange((double)estimate / growth, 1 / 1.5, 1.5);
    }

    private sealed class Held(List<long> bytes) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => bytes.Add(GC.GetTotalMemory(forceFullCollection: true));
    }

    private sealed class Pair
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public int Source { get; set; }

        public int Target { get; set; }

        public bool Label { get; set; }
    }
}
