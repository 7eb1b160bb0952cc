using Equivariant.ML.AutoML;
using Equivariant.ML.Estimators;
using Microsoft.ML;
using Microsoft.ML.AutoML;

namespace Equivariant.ML.RealPackage.Tests;

public sealed class TunerTests
{
    private const int MostTrials = 14;

    private static readonly Dictionary<string, Func<AutoMLExperiment, AutoMLExperiment>> Tuners = new()
    {
        ["cost-frugal"] = experiment => experiment.SetCostFrugalTuner(),
        ["random"] = experiment => experiment.SetRandomSearchTuner(5),
        ["eci"] = experiment => experiment.SetEciCostFrugalTuner(),
        ["grid"] = experiment => experiment.SetGridSearchTuner(2),

        // Its forest of few trials may have no tree, and its search then no end: it wants some trials before it.
        ["smac"] = experiment => experiment.SetSmacTuner(numberInitialPopulation: 8, fitModelEveryNTrials: 2, numRandomEISearchConfigurations: 50)
            .SetMaxModelToExplore(MostTrials),
    };

    public static TheoryData<string> Names => [.. Tuners.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_tuner_sweeps_and_its_best_model_goes_on_predicting(string name)
    {
        var ml = new MLContext(1);
        var trials = new Trials();
        GraphTrialResult best = await Tuners[name](Experiments.Create(ml, trials: 5).SetGraphTrialRunner(Experiments.Energy(ml))).SetMonitor(trials).Best();

        Assert.Equal(name == "smac" ? MostTrials : 5, trials.Completed.Count);
        Assert.Equal(0, trials.Failed);
        Assert.All(trials.Completed, trial => Assert.Null(trial.Failure));
        Assert.Equal(trials.Completed.Min(trial => trial.Loss), best.Loss);
        Assert.Equal(best.Metric, best.Loss);
        IDataView judged = ml.Data.TrainTestSplit(Cluster.Load(ml), 0.25).TestSet;
        Assert.Equal(best.Metric, ml.Regression.Evaluate(best.Model.Transform(judged), "Energy").RootMeanSquaredError);
    }

    /// <summary>A failure among the results, with its large loss, does not put a tuner off.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_tuner_goes_on_after_failures(string name)
    {
        var ml = new MLContext(1);
        var trials = new Trials();
        int made = 0;
        SweepableEstimator flawed = ml.Auto().CreateSweepableEstimator(
            (context, chosen) => made++ % 2 == 0
                ? throw new InvalidOperationException("flawed")
                : context.Regression.Trainers.GraphRegression(chosen.ToOptions(new GraphRegressionTrainer.Options { LabelColumnName = "Energy" })),
            Experiments.Small<GraphRegressionSweepOptions>());

        GraphTrialResult best = await Tuners[name](Experiments.Create(ml, trials: 6).SetGraphTrialRunner(flawed)).SetMonitor(trials).Best();

        Assert.Equal(made, trials.Completed.Count);
        Assert.All(trials.Completed, trial => Assert.Equal(trial.TrialSettings.TrialId % 2 == 0, trial.Failure is not null));
        Assert.Null(best.Failure);
        Assert.NotNull(best.Model);
    }
}
