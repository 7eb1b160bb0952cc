using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>What a network remembers beside its weights goes wherever they go, and moves in training alone.</summary>
public sealed class BatchNormTrainingTests : IDisposable
{
    private static readonly Sample[] Rows = Samples.Distances(40);
    private static readonly Sample[] Judges = Samples.Distances(15, seed: 2);

    private readonly MLContext ml = new(seed: 1);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    public void A_training_goes_on_to_the_same_bits(double average)
    {
        GraphRegressionTrainer.Options Options(int epochs)
        {
            GraphRegressionTrainer.Options options = Normed(epochs);
            options.WeightAverage = average;
            return options;
        }

        GraphRegressionModelParameters whole = Fit(Options(9));
        GraphRegressionTrainer.Options part = Options(9);
        part.CheckpointPath = folder.File("training.chk");
        using CancellationTokenSource stop = new();
        part.CancellationToken = stop.Token;
        part.Progress = new CancelAfter(4, stop);
        GraphRegressionModelParameters cut = Fit(part);
        GraphRegressionTrainer.Options rest = Options(9);
        rest.CheckpointPath = part.CheckpointPath;
        rest.Threads = 2;

        Assert.NotEqual(Statistics(whole), Statistics(cut));
        Assert.Equal(Saved(whole), Saved(Fit(rest)));
    }

    [Fact]
    public void Judging_and_predicting_move_nothing()
    {
        GraphRegressionTransformer judgedByOne = ml.Regression.Trainers.GraphRegression(Normed(1)).Fit(ml.View(Rows), ml.View(Judges[..1]));
        GraphRegressionTransformer judgedByAll = ml.Regression.Trainers.GraphRegression(Normed(1)).Fit(ml.View(Rows), ml.View(Judges));
        float[] statistics = Statistics(judgedByOne.Model);

        Assert.Equal(statistics, Statistics(judgedByAll.Model));
        Assert.NotEmpty(ml.Scores(judgedByAll, Judges));
        Assert.Equal(statistics, Statistics(judgedByAll.Model));
    }

    [Fact]
    public void A_saved_model_predicts_the_same_bits_and_remembers_the_same()
    {
        GraphRegressionTransformer model = ml.Regression.Trainers.GraphRegression(Normed(3)).Fit(ml.View(Rows));
        var loaded = (GraphRegressionTransformer)SavedModels.Load(SavedModels.Save(model));

        Assert.Equal(ml.Scores(model, Rows), ml.Scores(loaded, Rows));
        Assert.Equal(Saved(model.Model), Saved(loaded.Model));
        Assert.Contains(Statistics(loaded.Model), value => value is not 0 and not 1);
    }

    [Fact]
    public void A_training_that_goes_on_from_a_model_begins_with_what_it_remembers()
    {
        GraphRegressionModelParameters start = Fit(Normed(12));
        GraphRegressionTrainer.Options still = Normed(1);
        still.Optimizer = new AdamOptions { LearningRate = 1e-30 };
        float[] before = MeanOf(start);
        float[] after = MeanOf(ml.Regression.Trainers.GraphRegression(still).Fit(ml.View(Rows), null, start).Model);

        // From 0, the four batches of an epoch would take it a third of the way.
        Assert.InRange(after.Sum(Math.Abs), 0.8 * before.Sum(Math.Abs), 1.2 * before.Sum(Math.Abs));
        Assert.NotEqual(before, after);
        Assert.Equal(before, MeanOf(start));
    }

    [Fact]
    public void What_is_remembered_is_no_parameter_and_has_its_place_on_other_engines()
    {
        GraphRegressionModelParameters model = Fit(Normed(2));
        GraphNetwork network = model.Predictor.Network;

        Assert.Equal(["network/norm0/runningMean", "network/norm0/runningVariance"], network.Parameters.Statistics.Select(statistic => statistic.Path));
        Assert.Equal(model.ParameterCount, network.Parameters.All.Sum(parameter => parameter.Shape.Length));
        Assert.DoesNotContain("runningMean", model.Summary().ToString(), StringComparison.Ordinal);
        float[] elsewhere = [.. network.On(new ReferenceEngine()).Parameters.Statistics.SelectMany(statistic => statistic.Value.ToArray())];
        Assert.Equal(Statistics(model), elsewhere);
    }

    private static GraphRegressionTrainer.Options Normed(int epochs)
    {
        GraphRegressionTrainer.Options options = Small.Graph(epochs);
        options.Network = new ComposedOptions { Layers = [new SageLayerOptions { Width = 8 }, new SageLayerOptions { Width = 8 }], Norm = Norm.Batch, EdgeDropout = 0.1, NodeDropout = 0.1 };
        return options;
    }

    private GraphRegressionModelParameters Fit(GraphRegressionTrainer.Options options) => ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows)).Model;

    private static float[] MeanOf(GraphRegressionModelParameters model) => model.Predictor.Network.Parameters.Statistics[0].Value.ToArray();

    private static float[] Statistics(GraphRegressionModelParameters model) => [.. model.Predictor.Network.Parameters.Statistics.SelectMany(statistic => statistic.Value.ToArray())];

    private static float[] Saved(GraphRegressionModelParameters model) => [.. model.Predictor.Network.Parameters.Saved.SelectMany(tensor => tensor.Value.ToArray())];

    private sealed class CancelAfter(int epoch, CancellationTokenSource stop) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == epoch)
            {
                stop.Cancel();
            }
        }
    }
}
