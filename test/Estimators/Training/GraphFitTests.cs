using Microsoft.ML;

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
}
