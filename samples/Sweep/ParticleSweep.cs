using Equivariant.ML.AutoML;
using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;
using Spectre.Console;

namespace Equivariant.ML.Sweep;

/// <summary>A sweep over networks that tell where charged particles will be.</summary>
/// <param name="console">Where it is told of.</param>
/// <param name="systems">How many systems there are, to learn from, to judge trials by and to test the best.</param>
/// <param name="seed">What all that is drawn is drawn from.</param>
internal sealed class ParticleSweep(IAnsiConsole console, int systems, int seed)
{
    private const double Aside = 0.2;
    private const string Label = nameof(ParticleRow.Later);

    private readonly MLContext ml = new(seed);

    /// <param name="trials">How many trials there are at most.</param>
    /// <param name="time">How long they take at most, together.</param>
    /// <param name="maxMemoryBytes">The most memory that a trial may need.</param>
    public void Run(int trials, TimeSpan time, long maxMemoryBytes)
    {
        IDataView all = ml.Data.LoadFromEnumerable(ChargedParticles.Simulate(systems, seed).Select(ParticleRow.Of));
        DataOperationsCatalog.TrainTestData test = ml.Data.TrainTestSplit(all, Aside);
        DataOperationsCatalog.TrainTestData judged = ml.Data.TrainTestSplit(test.TrainSet, Aside);
        var metric = new VectorRegressionMetricManager(VectorRegressionMetric.MeanSquaredError, Label);
        console.WriteLine($"{systems:N0} systems of charged particles; a fifth is kept for the test.");

        // The default ranges, but for shorter trainings: a sweep looks for what does well, and a longer training comes afterwards.
        var space = new SearchSpace<NodeVectorRegressionSweepOptions> { ["Epochs"] = new ChoiceOption([10, 20, 40], 20) };
        SweepableEstimator trainer = ml.Auto().NodeVectorRegression(new NodeVectorRegressionTrainer.Options { LabelColumnName = Label }, space);
        var best = (GraphTrialResult)ml.Auto().CreateExperiment()
            .SetDataset(judged)
            .SetGraphTrialRunner(trainer, new GraphTrialRunnerOptions { MaxMemoryBytes = maxMemoryBytes, Metric = metric })
            .SetCostFrugalTuner()
            .SetMonitor(new TrialLines(console))
            .SetMaxModelToExplore(trials)
            .SetTrainingTimeInSeconds((uint)time.TotalSeconds)
            .Run();

        Show(best, test.TestSet);
    }

    private void Show(GraphTrialResult best, IDataView test)
    {
        if (best.Failure is { } failure)
        {
            throw new InvalidOperationException($"Every trial failed; the first: {failure.Message}", failure);
        }

        console.WriteLine($"The best, trial {best.TrialSettings.TrialId}: {TrialLines.Text(best)}");
        console.WriteLine($"On the test systems its mean squared error is {ml.Regression.EvaluateVectors(best.Model.Transform(test), Label).MeanSquaredError:f5}.");
    }
}
