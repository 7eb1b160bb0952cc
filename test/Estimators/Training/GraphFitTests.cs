using System.Globalization;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators.Tests;

public sealed class GraphFitTests
{
    [Fact]
    public void Epochs_are_checkpoints_of_the_hosts_progress()
    {
        MLContext ml = new(seed: 1);
        List<double?[]> checkpoints = [];
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 4);
        options.ValidateEvery = 2;
        List<TrainingProgress> epochs = Small.Watch(options);
        new GraphRegressionTrainer(RecordingHost.Create(ml, checkpoints), options).Fit(ml.View(Samples.Distances(40)));

        Assert.Equal(
            epochs.Select(epoch => new double?[] { epoch.TrainingLoss, epoch.ValidationLoss, epoch.Epoch, epoch.Epoch, 4 }),
            checkpoints);
        Assert.Equal([false, true, false, true], checkpoints.Select(checkpoint => checkpoint[1] is not null));
    }

    [Fact]
    public void Each_epoch_has_a_line_in_the_log()
    {
        MLContext ml = new(seed: 1);
        List<(ChannelMessageKind Kind, string Source, string Text)> log = [];
        ml.Log += (_, e) => log.Add((e.Kind, e.Source, e.RawMessage));
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 4);
        options.ValidateEvery = 2;
        options.Schedule = new StepSchedule { Every = 1, By = 0.1 };
        List<TrainingProgress> epochs = Small.Watch(options);
        ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Samples.Distances(40)));

        Assert.All(epochs, epoch =>
        {
            string judged = epoch.ValidationLoss is { } loss ? string.Create(CultureInfo.InvariantCulture, $", validation loss {loss:g6}, best epoch {epoch.BestEpoch}") : "";
            string rate = new[] { "0.005", "0.0005", "5e-05", "5e-06" }[epoch.Epoch - 1];
            string line = string.Create(CultureInfo.InvariantCulture, $"Epoch {epoch.Epoch} of 4: training loss {epoch.TrainingLoss:g6}{judged}, learning rate {rate}, ");
            (ChannelMessageKind kind, string source, _) = Assert.Single(log, entry => entry.Text.StartsWith(line, StringComparison.Ordinal));
            Assert.Equal(ChannelMessageKind.Info, kind);
            Assert.Contains("GraphRegressionTrainer", source, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(log, entry => entry.Kind == ChannelMessageKind.Warning);
    }
}
