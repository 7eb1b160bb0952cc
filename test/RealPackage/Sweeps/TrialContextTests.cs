using Equivariant.ML.AutoML;
using Equivariant.ML.Estimators;
using Microsoft.ML;
using Microsoft.ML.AutoML;

namespace Equivariant.ML.RealPackage.Tests;

public sealed class TrialContextTests
{
    [Fact]
    public async Task Each_trial_has_a_context_of_its_own_with_the_experiment_s_seed()
    {
        var ml = new MLContext(5);
        var trials = new Trials();
        var contexts = new List<MLContext>();
        await Experiments.Create(ml, trials: 3).SetGraphTrialRunner(Remembering(ml, contexts)).SetMonitor(trials).Best();

        Assert.Equal(3, contexts.Distinct().Count());
        Assert.DoesNotContain(ml, contexts);

        // The same options and the same seed: the same training, to the bit.
        Assert.Single(trials.Completed.Select(trial => trial.Metric).Distinct());
    }

    [Fact]
    public async Task A_trial_s_log_is_the_experiment_s()
    {
        var ml = new MLContext(5);
        int epochs = 0;
        ml.Log += (_, message) => epochs += message.RawMessage.Contains("Epoch 2 of 2", StringComparison.Ordinal) ? 1 : 0;
        await Experiments.Create(ml, trials: 2).SetGraphTrialRunner(Experiments.Energy(ml, Experiments.Fixed(epochs: 2))).Best();
        Assert.Equal(2, epochs);
    }

    [Fact]
    public async Task A_trial_does_not_hold_the_caller_s_thread()
    {
        var ml = new MLContext(5);
        using var returned = new ManualResetEventSlim();
        bool waited = false;
        SweepableEstimator waits = ml.Auto().CreateSweepableEstimator(
            (context, chosen) =>
            {
                waited = returned.Wait(TimeSpan.FromSeconds(60));
                return context.Regression.Trainers.GraphRegression(chosen.ToOptions(new GraphRegressionTrainer.Options { LabelColumnName = "Energy" }));
            },
            Experiments.Fixed());

        Task<GraphTrialResult> best = Experiments.Create(ml, trials: 1).SetGraphTrialRunner(waits).Best();
        returned.Set();
        await best;

        Assert.True(waited);
    }

    /// <summary>What the caller does to the options afterwards does not reach the trials.</summary>
    [Fact]
    public async Task A_sweepable_trainer_keeps_a_copy_of_its_options()
    {
        var ml = new MLContext(5);
        var options = new GraphRegressionTrainer.Options { LabelColumnName = "Energy" };
        var runner = new GraphTrialRunnerOptions();
        AutoMLExperiment experiment = Experiments.Create(ml, trials: 1).SetGraphTrialRunner(ml.Auto().GraphRegression(options, Experiments.Fixed()), runner);
        options.LabelColumnName = "Charge";
        runner.MaxMemoryBytes = 1;
        Assert.Null((await experiment.Best()).Failure);
    }

    private static SweepableEstimator Remembering(MLContext ml, List<MLContext> contexts) => ml.Auto().CreateSweepableEstimator(
        (context, chosen) =>
        {
            contexts.Add(context);
            return context.Regression.Trainers.GraphRegression(chosen.ToOptions(new GraphRegressionTrainer.Options { LabelColumnName = "Energy" }));
        },
        Experiments.Fixed());
}
