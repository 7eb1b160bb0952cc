using Equivariant.ML.AutoML;
using Equivariant.ML.Estimators;
using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;

namespace Equivariant.ML.RealPackage.Tests;

/// <summary>Experiments of a second or so.</summary>
internal static class Experiments
{
    internal const uint Seconds = 300;

    /// <summary>Small networks and short trainings.</summary>
    internal static SearchSpace<TSweep> Small<TSweep>()
        where TSweep : class, new() => new()
        {
            ["Layers"] = new ChoiceOption(1, 2),
            ["Width"] = new ChoiceOption(4, 8),
            ["BatchSize"] = new ChoiceOption(16, 32),
            ["Epochs"] = new ChoiceOption(1, 2),
        };

    /// <summary>One point: every trial is the same.</summary>
    internal static SearchSpace<GraphRegressionSweepOptions> Fixed(int epochs = 2, int width = 8)
    {
        var space = new SearchSpace<GraphRegressionSweepOptions>(new GraphRegressionSweepOptions { Layers = 1, Width = width, Epochs = epochs, BatchSize = 16 });
        space.Clear();
        return space;
    }

    internal static SweepableEstimator Energy(MLContext ml, SearchSpace<GraphRegressionSweepOptions>? space = null, Action<TrainingProgress>? progress = null) =>
        ml.Auto().GraphRegression(
            new GraphRegressionTrainer.Options { LabelColumnName = "Energy", Progress = progress is null ? null : new Told(progress) },
            space ?? Small<GraphRegressionSweepOptions>());

    /// <summary>An experiment that judges energies on a quarter of the rows.</summary>
    internal static AutoMLExperiment Create(MLContext ml, int trials) => ml.Auto().CreateExperiment()
        .SetDataset(ml.Data.TrainTestSplit(Cluster.Load(ml), 0.25))
        .SetRegressionMetric(RegressionMetric.RootMeanSquaredError, "Energy")
        .SetMaxModelToExplore(trials)
        .SetTrainingTimeInSeconds(Seconds);

    internal static async Task<GraphTrialResult> Best(this AutoMLExperiment experiment, CancellationToken cancellation = default) =>
        (GraphTrialResult)await experiment.RunAsync(cancellation);

    /// <summary>IProgress that tells at once, on the thread that reports.</summary>
    private sealed class Told(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
