using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

public sealed class GraphRegressionTrainerTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Learns_the_size_of_graphs_without_positions()
    {
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 60);
        options.Network = new GnnOptions { Layers = 2, Width = 16, Messages = Aggregation.Sum };
        Assert.InRange(ErrorOf(options, Samples.Sizes(300), Samples.Sizes(100, seed: 2)), 0, 0.05);
    }

    [Fact]
    public void Learns_distances()
    {
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 60);
        options.Network = new EgnnOptions { Layers = 2, Width = 16, UpdatePositions = false, Messages = Aggregation.Sum };
        Assert.InRange(ErrorOf(options, Samples.Distances(300), Samples.Distances(100, seed: 2)), 0, 0.05);
    }

    [Theory]
    [InlineData(Loss.Huber)]
    [InlineData(Loss.MeanAbsoluteError)]
    public void Learns_with_losses_that_bear_outliers(Loss loss)
    {
        Sample[] rows = Samples.Sizes(300);
        rows[7].Label = 500;
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 60);
        options.Network = new GnnOptions { Layers = 2, Width = 16, Messages = Aggregation.Sum };
        options.Loss = loss;
        options.CompositionOffsets = false;
        Assert.InRange(ErrorOf(options, rows, Samples.Sizes(100, seed: 2)), 0, 0.2);
    }

    [Fact]
    public void Takes_off_first_what_composition_explains()
    {
        var random = new Random(1);
        Sample[] rows = [.. Enumerable.Range(0, 30).Select(_ =>
        {
            int[] types = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(2) == 0 ? 1 : 6)];
            return new Sample
            {
                Graph = new GraphBuilder(types.Length).WithNodeTypes(types).Build(),
                Label = types.Sum(type => type == 1 ? -13.5f : -1030.25f),
            };
        })];

        // A graph without nodes is no reason to leave it.
        rows[3] = new Sample { Graph = new GraphBuilder(0).Build(), Label = 0 };
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 1);
        options.Network = new GnnOptions { Layers = 1, Width = 4 };
        TargetScale scale = ((NumberScores)ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows)).Model.Predictor.Network.Description.Scores).Scales[0];

        Assert.Equal([1, 6], scale.Types);
        Assert.Equal(-13.5, scale.TypeOffsets[0], 1e-4);
        Assert.Equal(-1030.25, scale.TypeOffsets[1], 1e-4);
        Assert.Equal(1, scale.Deviation);
    }

    [Fact]
    public void Labels_are_scaled_whatever_their_units()
    {
        float[] Predictions(float unit)
        {
            Sample[] rows = Samples.Distances(40);
            foreach (Sample row in rows)
            {
                row.Label = (row.Label * unit) + (100 * unit);
            }

            return ml.Scores(ml.Regression.Trainers.GraphRegression(Small.Graph(epochs: 5)).Fit(ml.View(rows)), rows);
        }

        float[] metres = Predictions(1);
        float[] micrometres = Predictions(1e6f);
        Assert.All(metres.Zip(micrometres), pair => Assert.Equal(pair.First, pair.Second / 1e6f, 1e-2f));
    }

    [Fact]
    public void Labels_that_are_not_known_are_left_out()
    {
        Sample[] known = Samples.Distances(40);
        Sample[] gaps = [.. known, .. Samples.Distances(40, seed: 3).Select(row => new Sample { Graph = row.Graph, Label = float.NaN })];
        GraphRegressionTrainer.Options options = Small.Graph();
        options.AllowMissingLabels = true;
        GraphRegressionTrainer trainer = ml.Regression.Trainers.GraphRegression(options);

        Assert.Equal(ml.Scores(trainer.Fit(ml.View(known)), known), ml.Scores(trainer.Fit(ml.View(gaps)), known));
    }

    [Fact]
    public void Graphs_without_nodes_of_one_node_and_without_edges_are_learnt_from()
    {
        Sample[] rows =
        [
            new() { Graph = new GraphBuilder(0).WithPositions([]).Build(), Label = 1 },
            new() { Graph = new GraphBuilder(1).WithPositions([1, 2, 3]).Build(), Label = 2 },
            new() { Graph = new GraphBuilder(3).WithPositions([0, 0, 0, 0, 0, 0, 1, 1, 1]).Build(), Label = 3 },
            .. Samples.Distances(3),
        ];
        foreach (ReadoutOptions readout in new ReadoutOptions[] { Readout.Sum, Readout.Mean, Readout.Max, new AttentionReadout(), new Set2SetReadout() })
        {
            foreach (NetworkOptions network in new NetworkOptions[]
            {
                new EgnnOptions { Layers = 2, Width = 8 }, new EgnnOptions { Layers = 2, Width = 8, InferEdges = true }, new GnnOptions { Layers = 2, Width = 8, Gate = true },
            })
            {
                GraphRegressionTrainer.Options options = Small.Graph();
                options.Network = network;
                options.Readout = readout;
                options.BatchSize = 2;
                GraphRegressionTransformer model = ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows));
                Assert.All(ml.Scores(model, rows), score => Assert.True(float.IsFinite(score)));
                Assert.True(float.IsFinite(model.Model.Predict(rows[0].Graph)));

                // And from nothing else.
                model = ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows[1..3]));
                Assert.All(ml.Scores(model, rows[..3]), score => Assert.True(float.IsFinite(score)));
            }
        }
    }

    [Fact]
    public void Graphs_that_are_all_without_nodes_have_their_mean_label()
    {
        Sample[] rows = [.. Enumerable.Range(0, 10).Select(i => new Sample { Graph = new GraphBuilder(0).Build(), Label = i })];
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 200);
        options.Network = new GnnOptions { Layers = 1, Width = 4 };
        Assert.All(ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows)), rows), score => Assert.Equal(4.5f, score, 1f));
    }

    [Theory]
    [InlineData(float.PositiveInfinity, "Row 2: column 'Label' is Infinity; expected a finite number.")]
    [InlineData(float.NegativeInfinity, "Row 2: column 'Label' is -Infinity; expected a finite number.")]
    public void A_label_without_end_is_named(float label, string message)
    {
        Sample[] rows = Samples.Distances(5);
        rows[2].Label = label;
        Assert.Equal(message, Refusal(rows));
    }

    [Fact]
    public void Rows_that_cannot_be_learnt_from_are_named()
    {
        Sample[] rows = Samples.Distances(5);
        Assert.Equal("There are no training rows.", Refusal([]));
        Assert.Equal("Row 1: column 'Graph' holds no graph.", Refusal([rows[0], new Sample()]));
        Sample[] unknown = [.. rows[..2].Select(row => new Sample { Graph = row.Graph, Label = float.NaN })];
        Assert.Equal(
            "Row 1: column 'Label' is NaN; expected a finite number. Where that says that a label is not known, set AllowMissingLabels.",
            Refusal([rows[0], .. unknown]));
        Assert.Equal(
            "Column 'Label' is NaN, or empty, or of weight 0, in every one of 2 training rows; expected some that are known.",
            Refusal(unknown, allowMissing: true));
        Assert.Equal(
            "Row 2: the graph has 1 node features; expected 0, as in the first training graph.",
            Refusal([.. rows[..2], new Sample { Graph = new GraphBuilder(1).WithNodeFeatures([1], 1).Build() }]));
    }

    [Fact]
    public void Networks_that_give_no_number_or_need_more_than_there_is_are_named()
    {
        Assert.Contains("RadialFieldOptions moves positions", Assert.Throws<ArgumentException>(() => ml.Regression.Trainers.GraphRegression(network: new RadialFieldOptions())).Message);
        Assert.Contains("EgnnOptions: the network needs positions", Assert.Throws<ArgumentException>(
            () => ml.Regression.Trainers.GraphRegression(Small.Graph()).Fit(ml.View(Samples.Sizes(4)))).Message);
    }

    [Fact]
    public void Options_that_change_later_do_not_change_the_trainer()
    {
        GraphRegressionTrainer.Options options = Small.Graph();
        GraphRegressionTrainer trainer = ml.Regression.Trainers.GraphRegression(options);
        options.BatchSize = 0;
        options.GraphColumnName = "Elsewhere";

        Assert.Equal(5, ml.Scores(trainer.Fit(ml.View(Samples.Distances(5))), Samples.Distances(5)).Length);
    }

    private string Refusal(Sample[] rows, bool allowMissing = false)
    {
        GraphRegressionTrainer.Options options = Small.Graph();
        options.AllowMissingLabels = allowMissing;
        return Assert.Throws<InvalidOperationException>(() => ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows))).Message;
    }

    /// <summary>The mean absolute error on test rows, as a fraction of their labels' standard deviation.</summary>
    private double ErrorOf(GraphRegressionTrainer.Options options, Sample[] training, Sample[] test)
    {
        ITransformer model = ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(training));
        RegressionMetrics metrics = ml.Regression.Evaluate(model.Transform(ml.View(test)));
        double mean = test.Average(row => row.Label);
        return metrics.MeanAbsoluteError / Math.Sqrt(test.Average(row => Math.Pow(row.Label - mean, 2)));
    }
}
