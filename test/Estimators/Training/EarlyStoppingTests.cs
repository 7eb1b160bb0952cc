using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Training ends when no epoch is better for long, and the best one may be that of the highest accuracy.</summary>
public sealed class EarlyStoppingTests : IDisposable
{
    private const int Turn = 4;

    private static readonly Sample[] Rows = Samples.Distances(40);
    private static readonly Sample[] Judges = Samples.Distances(15, seed: 2);

    private readonly MLContext ml = new(seed: 1);
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Classifications => ["GraphClassification", "GraphBinaryClassification", "NodeClassification"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, 1, 5)]
    [InlineData(3, 1, 7)]
    [InlineData(3, 4, 8)]
    [InlineData(0, 1, 12)]
    public void Training_ends_when_patience_does(int patience, int every, int last)
    {
        GraphRegressionTrainer.Options options = Options(patience, every);
        List<TrainingProgress> epochs = Small.Watch(options);
        List<(string Text, ChannelMessageKind Kind)> log = [];
        ml.Log += (_, e) => log.Add((e.RawMessage, e.Kind));
        ITransformer model = Fit(options);

        Assert.Equal(last, epochs.Count);
        Assert.Equal(Turn, epochs[^1].BestEpoch);
        string text = $"Training ends after epoch {last}: the model is that of epoch {Turn}, and none of the {patience} after it was better.";
        Assert.Equal(last < 12, log.Contains((text, ChannelMessageKind.Info)));
        Assert.DoesNotContain(log, entry => entry.Kind == ChannelMessageKind.Warning);
        RegressionMetrics metrics = ml.Regression.Evaluate(model.Transform(ml.View(Judges)));
        Assert.Equal(epochs[Turn - 1].ValidationLoss!.Value, metrics.MeanSquaredError, metrics.MeanSquaredError * 1e-4);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void A_training_that_was_cut_off_has_the_patience_that_was_left(int cut)
    {
        float[] whole = ml.Scores(Fit(Options(3)), Rows);
        GraphRegressionTrainer.Options options = Options(3);
        options.CheckpointPath = folder.File("training.chk");
        using var source = new CancellationTokenSource();
        options.CancellationToken = source.Token;
        options.Progress = new Watcher(epoch =>
        {
            if (epoch.Epoch == cut)
            {
                source.Cancel();
            }
        });
        Fit(options);
        Assert.True(File.Exists(options.CheckpointPath));
        options.CancellationToken = default;
        List<TrainingProgress> epochs = Small.Watch(options);

        Assert.Equal(whole, ml.Scores(Fit(options), Rows));
        Assert.Equal(Enumerable.Range(cut + 1, 7 - cut), epochs.Select(epoch => epoch.Epoch));
        Assert.False(File.Exists(options.CheckpointPath));
    }

    [Fact]
    public void Where_nothing_is_validated_patience_does_not_end()
    {
        GraphRegressionTrainer.Options options = Options(1);
        options.ValidationFraction = 0;
        List<TrainingProgress> epochs = Small.Watch(options);
        ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows));

        Assert.Equal(12, epochs.Count);
    }

    [Theory]
    [MemberData(nameof(Classifications))]
    public void The_best_epoch_may_be_the_most_accurate(string name)
    {
        TaskRow task = TaskRow.Named(name);
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(TaskRow.View(ml, task.Rows(1, 2)), testFraction: 0.5, seed: 1);
        (IDataView rows, IDataView judges) = (split.TrainSet, split.TestSet);
        ClassificationOptions options = OptionsOf(name);
        options.ChooseEpochBy = EpochCriterion.Accuracy;
        List<TrainingProgress> epochs = Small.Watch(options);
        IDataView scored = Fit(options, rows, judges).Transform(judges);

        double most = epochs.Max(epoch => epoch.ValidationAccuracy!.Value);
        TrainingProgress best = epochs.Where(epoch => epoch.ValidationAccuracy == most).MinBy(epoch => epoch.ValidationLoss)!;
        Assert.Equal(best.Epoch, epochs[^1].BestEpoch);
        if (name != "GraphBinaryClassification")
        {
            // Calibration moves the threshold of two classes, whose epochs of least loss and most accuracy are here the same.
            Assert.NotEqual(epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch, best.Epoch);
            Assert.Equal(most, ml.MulticlassClassification.Evaluate(scored).MicroAccuracy, 1e-6);
        }

        options.ChooseEpochBy = EpochCriterion.Loss;
        epochs.Clear();
        Fit(options, rows, judges);
        Assert.All(epochs, epoch => Assert.Null(epoch.ValidationAccuracy));
        Assert.Equal(epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch, epochs[^1].BestEpoch);
    }

    [Fact]
    public void Options_out_of_their_range_are_refused()
    {
        Assert.StartsWith(
            "Patience is -1; expected 0 or more.",
            Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Trainers.GraphRegression(Options(-1))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "ChooseEpochBy is 7; expected Loss, Accuracy.",
            Assert.Throws<ArgumentOutOfRangeException>(() => ml.MulticlassClassification.Trainers.GraphClassification(new() { ChooseEpochBy = (EpochCriterion)7 })).Message,
            StringComparison.Ordinal);
    }

    private static GraphRegressionTrainer.Options Options(int patience, int every = 1)
    {
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 12);
        options.Schedule = new Backwards();
        options.Patience = patience;
        options.ValidateEvery = every;
        return options;
    }

    private static ClassificationOptions OptionsOf(string name)
    {
        ClassificationOptions options = name switch
        {
            "GraphClassification" => new GraphClassificationTrainer.Options(),
            "NodeClassification" => new NodeClassificationTrainer.Options(),
            _ => new GraphBinaryClassificationTrainer.Options { LabelColumnName = "Yes" },
        };
        options.Network = new GnnOptions { Layers = 2, Width = 12 };
        options.Epochs = 40;
        options.Seed = 1;
        options.Optimizer = new AdamOptions { LearningRate = 2e-2 };
        return options;
    }

    private ITransformer Fit(GraphRegressionTrainer.Options options) => ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Rows), ml.View(Judges));

    private ITransformer Fit(ClassificationOptions options, IDataView rows, IDataView judges) => options switch
    {
        GraphClassificationTrainer.Options given => ml.MulticlassClassification.Trainers.GraphClassification(given).Fit(rows, judges),
        NodeClassificationTrainer.Options given => ml.MulticlassClassification.Trainers.NodeClassification(given).Fit(rows, judges),
        GraphBinaryClassificationTrainer.Options given => ml.BinaryClassification.Trainers.GraphBinaryClassification(given).Fit(rows, judges),
        _ => throw new ArgumentException("No such options.", nameof(options)),
    };

    /// <summary>From the turn on, steps go up the slope.</summary>
    private sealed record Backwards : Schedule
    {
        public override double Factor(double epoch, double epochs) => epoch < Turn ? 1 : -1;
    }

    private sealed class Watcher(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
