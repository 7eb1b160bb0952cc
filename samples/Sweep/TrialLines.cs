using System.Globalization;
using Equivariant.ML.AutoML;
using Microsoft.ML.AutoML;
using Spectre.Console;

namespace Equivariant.ML.Sweep;

/// <summary>Prints a line a trial: what was tried, and how well it did.</summary>
internal sealed class TrialLines(IAnsiConsole console) : IMonitor
{
    /// <summary>What the tuner chose, in a line.</summary>
    internal static string Text(GraphTrialResult trial) => trial.Options is NodeVectorRegressionSweepOptions chosen
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{chosen.Architecture}, {chosen.Layers} layers, {chosen.Width} wide, {chosen.Messages} of messages, {chosen.Loss}, learning rate {chosen.LearningRate:g2}, " +
            $"weight decay {chosen.WeightDecay}, weight average {chosen.WeightAverage}, batches of {chosen.BatchSize}, {chosen.Epochs} epochs")
        : "no options";

    public void ReportCompletedTrial(TrialResult result)
    {
        var trial = (GraphTrialResult)result;
        string outcome = trial.Failure is { } failure
            ? $"failed: {failure.Message}"
            : string.Create(CultureInfo.InvariantCulture, $"error {trial.Metric:f5} in {trial.DurationInMilliseconds / 1000:f1} s");
        console.WriteLine($"Trial {trial.TrialSettings.TrialId}: {outcome}");
        console.WriteLine($"  {Text(trial)}");
    }

    public void ReportBestTrial(TrialResult result) => console.WriteLine("  the best so far");

    public void ReportRunningTrial(TrialSettings settings)
    {
    }

    // The graph trial runner reports what failed as completed, with its reason.
    public void ReportFailTrial(TrialSettings settings, Exception? exception = null)
    {
    }
}
