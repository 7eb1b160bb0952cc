using Equivariant.ML.AutoML;
using Equivariant.ML.Estimators;
using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.Runtime;
using Microsoft.ML.SearchSpace.Option;

namespace Equivariant.ML.RealPackage.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task A_first_trial_that_fails_is_a_large_loss_and_a_warning_and_the_sweep_goes_on()
    {
        var ml = new MLContext(1);
        var warnings = new List<string>();
        ml.Log += (_, message) =>
        {
            if (message.Kind == ChannelMessageKind.Warning)
            {
                warnings.Add(message.RawMessage);
            }
        };
        var trials = new Trials();
        GraphTrialResult best = await Experiments.Create(ml, trials: 2).SetGraphTrialRunner(FailsOnce(ml)).SetMonitor(trials).Best();

        Assert.Equal(2, trials.Completed.Count);
        GraphTrialResult failed = trials.Completed[0];
        Assert.Equal("the first", Assert.IsType<InvalidOperationException>(failed.Failure).Message);
        Assert.Equal(GraphTrialResult.FailedLoss, failed.Loss);
        Assert.Equal(GraphTrialResult.FailedLoss, failed.Metric);
        Assert.Null(failed.Model);
        Assert.Null(failed.Options);
        Assert.Same(trials.Completed[1], best);
        Assert.Contains("Trial 0 failed and counts as a loss of 1e+15: InvalidOperationException: the first", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metric_that_is_to_be_large_is_small_where_a_trial_fails()
    {
        var ml = new MLContext(1);
        var trials = new Trials();
        await Experiments.Create(ml, trials: 2).SetRegressionMetric(RegressionMetric.RSquared, "Energy").SetGraphTrialRunner(FailsOnce(ml)).SetMonitor(trials).Best();

        Assert.Equal(-GraphTrialResult.FailedLoss, trials.Completed[0].Metric);
        Assert.Equal(GraphTrialResult.FailedLoss, trials.Completed[0].Loss);
        Assert.Equal(-trials.Completed[1].Metric, trials.Completed[1].Loss);
    }

    [Fact]
    public async Task Where_all_trials_fail_the_best_one_says_why()
    {
        var ml = new MLContext(1);
        SweepableEstimator wrong = ml.Auto().GraphRegression(
            new GraphRegressionTrainer.Options { LabelColumnName = "Charge" }, Experiments.Small<GraphRegressionSweepOptions>());
        GraphTrialResult best = await Experiments.Create(ml, trials: 3).SetGraphTrialRunner(wrong).Best();

        Assert.Null(best.Model);
        Assert.Equal(GraphTrialResult.FailedLoss, best.Loss);
        Assert.Contains("'Charge'", Assert.IsType<ArgumentOutOfRangeException>(best.Failure).Message, StringComparison.Ordinal);
        Assert.IsType<GraphRegressionSweepOptions>(best.Options);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_metric_that_is_no_number_is_a_failure(double value)
    {
        var ml = new MLContext(1);
        GraphTrialResult best = await Experiments.Create(ml, trials: 1)
            .SetGraphTrialRunner(Experiments.Energy(ml, Experiments.Fixed()), new GraphTrialRunnerOptions { Metric = new Always(value) }).Best();

        Assert.Contains("Always is", Assert.IsType<InvalidOperationException>(best.Failure).Message, StringComparison.Ordinal);
        Assert.Equal(GraphTrialResult.FailedLoss, best.Loss);
    }

    [Fact]
    public async Task A_loss_beyond_a_failure_s_counts_as_one()
    {
        var ml = new MLContext(1);
        GraphTrialResult best = await Experiments.Create(ml, trials: 1)
            .SetGraphTrialRunner(Experiments.Energy(ml, Experiments.Fixed()), new GraphTrialRunnerOptions { Metric = new Always(1e30) }).Best();

        Assert.Null(best.Failure);
        Assert.Equal(1e30, best.Metric);
        Assert.Equal(GraphTrialResult.FailedLoss, best.Loss);
    }

    [Fact]
    public async Task A_network_that_needs_too_much_memory_is_refused_before_it_trains()
    {
        var ml = new MLContext(1);
        var trials = new Trials();
        var trained = new HashSet<int>();
        var space = Experiments.Small<GraphRegressionSweepOptions>();
        space["Layers"] = new ChoiceOption(4);
        space["Width"] = new ChoiceOption(4, 1024);
        space["Epochs"] = new ChoiceOption(2);
        int epochs = 0;

        await Experiments.Create(ml, trials: 6)
            .SetGraphTrialRunner(Experiments.Energy(ml, space, _ => epochs++), new GraphTrialRunnerOptions { MaxMemoryBytes = 32 << 20 })
            .SetRandomSearchTuner(2).SetMonitor(trials).Best();

        Assert.Equal([4, 1024], trials.Completed.Select(trial => trial.Options!.Width).Distinct().Order());
        Assert.All(trials.Completed, trial => Assert.Equal(trial.Options!.Width == 1024, trial.Failure is InsufficientMemoryException));
        Assert.Equal(2 * trials.Completed.Count(trial => trial.Failure is null), epochs);
        string message = trials.Completed.First(trial => trial.Failure is not null).Failure!.Message;
        Assert.Matches(@"(?i)gnnOptions \{.*Width = 1024.* is estimated to need [\d,]+ bytes; expected at most MaxMemoryBytes = 33,554,432\.", message);
    }

    [Fact]
    public async Task An_experiment_without_data_or_metric_says_so()
    {
        var ml = new MLContext(1);
        AutoMLExperiment neither = ml.Auto().CreateExperiment().SetGraphTrialRunner(Experiments.Energy(ml)).SetMaxModelToExplore(1);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => neither.RunAsync());
        Assert.Contains("no data; expected some, by SetDataset", error.Message, StringComparison.Ordinal);

        AutoMLExperiment unjudged = ml.Auto().CreateExperiment()
            .SetDataset(ml.Data.TrainTestSplit(Cluster.Load(ml))).SetGraphTrialRunner(Experiments.Energy(ml)).SetMaxModelToExplore(1);
        error = await Assert.ThrowsAsync<InvalidOperationException>(() => unjudged.RunAsync());
        Assert.Contains("no metric; expected some, by SetRegressionMetric", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_in_every_trial_is_an_error_at_once()
    {
        var ml = new MLContext(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Auto().GraphRegression(new GraphRegressionTrainer.Options { GradientNorm = 0 }));
        AutoMLExperiment experiment = Experiments.Create(ml, trials: 1);
        foreach (GraphTrialRunnerOptions options in new GraphTrialRunnerOptions[] { new() { MaxMemoryBytes = 0 }, new() { MaxTrialTime = TimeSpan.Zero } })
        {
            var wrong = Assert.Throws<ArgumentOutOfRangeException>(() => experiment.SetGraphTrialRunner(Experiments.Energy(ml), options));
            Assert.Contains("expected", wrong.Message, StringComparison.Ordinal);
        }

        var unknown = Assert.Throws<ArgumentOutOfRangeException>(() => new VectorRegressionMetricManager((VectorRegressionMetric)9));
        Assert.Contains("expected MeanSquaredError", unknown.Message, StringComparison.Ordinal);
    }

    private static SweepableEstimator FailsOnce(MLContext ml)
    {
        int made = 0;
        return ml.Auto().CreateSweepableEstimator(
            (context, chosen) => made++ == 0
                ? throw new InvalidOperationException("the first")
                : context.Regression.Trainers.GraphRegression(chosen.ToOptions(new GraphRegressionTrainer.Options { LabelColumnName = "Energy" })),
            Experiments.Fixed());
    }

    private sealed class Always(double value) : IEvaluateMetricManager
    {
        public bool IsMaximize => false;

        public string MetricName => nameof(Always);

        public double Evaluate(MLContext context, IDataView eval) => value;
    }
}
