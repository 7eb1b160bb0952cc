using System.Diagnostics;
using Equivariant.ML.AutoML;
using Equivariant.ML.Estimators;
using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.Data;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.Trainers.FastTree;

namespace Equivariant.ML.RealPackage.Tests;

public sealed class CancellationTests
{
    // A training that would take days.
    private const int Endless = 100_000_000;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_first_trial_that_is_cancelled_is_judged_by_its_best_epoch_so_far()
    {
        var ml = new MLContext(1);
        using var cancellation = new CancellationTokenSource();
        int epochs = 0;
        SweepableEstimator endless = Experiments.Energy(ml, Experiments.Fixed(Endless), progress =>
        {
            epochs = progress.Epoch;
            if (epochs == 3)
            {
                cancellation.Cancel();
            }
        });
        GraphTrialResult best = await Experiments.Create(ml, trials: 5).SetGraphTrialRunner(endless).Best(cancellation.Token);

        Assert.Equal(3, epochs);
        Assert.Null(best.Failure);
        Assert.InRange(best.Metric, 0, 100);
        Assert.NotEmpty(best.Model.Transform(Cluster.Load(ml)).GetColumn<float>("Score"));
    }

    [Fact]
    public async Task The_experiment_s_time_ends_a_trial_with_what_it_has()
    {
        var ml = new MLContext(1);
        long start = Stopwatch.GetTimestamp();
        GraphTrialResult best = await Experiments.Create(ml, trials: 5)
            .SetGraphTrialRunner(Experiments.Energy(ml, Experiments.Fixed(Endless))).SetTrainingTimeInSeconds(3).Best();

        Assert.Null(best.Failure);
        Assert.NotNull(best.Model);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, Soon);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_trial_s_own_time_ends_it_with_what_it_has_and_the_sweep_goes_on(int folds)
    {
        var ml = new MLContext(1);
        var trials = new Trials();
        AutoMLExperiment experiment = Experiments.Create(ml, trials: 2);
        if (folds > 1)
        {
            experiment.SetDataset(Cluster.Load(ml), folds);
        }

        await experiment
            .SetGraphTrialRunner(Experiments.Energy(ml, Experiments.Fixed(Endless)), new GraphTrialRunnerOptions { MaxTrialTime = TimeSpan.FromSeconds(3) })
            .SetMonitor(trials).Best();

        Assert.Equal(2, trials.Completed.Count);
        Assert.All(trials.Completed, trial => Assert.Null(trial.Failure));
        Assert.All(trials.Completed, trial => Assert.InRange(trial.DurationInMilliseconds, 2000, Soon.TotalMilliseconds));
    }

    [Fact]
    public async Task A_trial_whose_time_is_over_before_its_first_epoch_fails_and_the_sweep_goes_on()
    {
        var ml = new MLContext(1);
        var trials = new Trials();
        await Experiments.Create(ml, trials: 2)
            .SetGraphTrialRunner(Experiments.Energy(ml, Experiments.Fixed(Endless)), new GraphTrialRunnerOptions { MaxTrialTime = TimeSpan.FromTicks(1) })
            .SetMonitor(trials).Best();

        Assert.Equal(2, trials.Completed.Count);
        Assert.All(trials.Completed, trial => Assert.IsAssignableFrom<OperationCanceledException>(trial.Failure));
    }

    [Fact]
    public async Task An_experiment_that_is_cancelled_before_any_epoch_ends_as_AutoML_has_it()
    {
        var ml = new MLContext(1);
        using var cancellation = new CancellationTokenSource();
        SweepableEstimator late = ml.Auto().CreateSweepableEstimator(
            (context, chosen) =>
            {
                cancellation.Cancel();
                return context.Regression.Trainers.GraphRegression(chosen.ToOptions(
                    new GraphRegressionTrainer.Options { LabelColumnName = "Energy", CancellationToken = cancellation.Token }));
            },
            Experiments.Fixed());
        await Assert.ThrowsAsync<TimeoutException>(() => Experiments.Create(ml, trials: 2).SetGraphTrialRunner(late).Best(cancellation.Token));
    }

    [Fact]
    public async Task The_caller_s_own_token_ends_trials_and_the_sweep_goes_on()
    {
        var ml = new MLContext(1);
        using var own = new CancellationTokenSource();
        var trials = new Trials();
        await own.CancelAsync();
        await Experiments.Create(ml, trials: 2).SetGraphTrialRunner(ml.Auto().GraphRegression(
            new GraphRegressionTrainer.Options { LabelColumnName = "Energy", CancellationToken = own.Token }, Experiments.Fixed(Endless))).SetMonitor(trials).Best();

        Assert.Equal(2, trials.Completed.Count);
        Assert.All(trials.Completed, trial => Assert.IsAssignableFrom<OperationCanceledException>(trial.Failure));
    }

    /// <summary>Trainers of ML.NET know no token: the trial's context is cancelled for them.</summary>
    [Fact]
    public async Task A_trainer_of_ML_NET_in_the_pipeline_is_cancelled_too()
    {
        var ml = new MLContext(1);
        using var cancellation = new CancellationTokenSource();
        SweepablePipeline pipeline = ml.Transforms.Concatenate("Features", "Noise").Append(ml.Auto().CreateSweepableEstimator(
            (context, _) => context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
            {
                LabelColumnName = "Energy", NumberOfTrees = Endless, LearningRate = 1e-6, NumberOfThreads = 1,
            }),
            new SearchSpace<GraphRegressionSweepOptions>()));
        cancellation.CancelAfter(TimeSpan.FromSeconds(2));

        Task<GraphTrialResult> sweep = Experiments.Create(ml, trials: 2).SetGraphTrialRunner(pipeline).Best(cancellation.Token);

        Assert.Same(sweep, await Task.WhenAny(sweep, Task.Delay(Soon)));
        await Assert.ThrowsAsync<TimeoutException>(() => sweep);
    }
}
