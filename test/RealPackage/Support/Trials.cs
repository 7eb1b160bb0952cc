using Equivariant.ML.AutoML;
using Microsoft.ML.AutoML;

namespace Equivariant.ML.RealPackage.Tests;

/// <summary>Keeps every trial's result.</summary>
internal sealed class Trials : IMonitor
{
    internal List<GraphTrialResult> Completed { get; } = [];

    internal int Failed { get; private set; }

    public void ReportCompletedTrial(TrialResult result) => Completed.Add((GraphTrialResult)result);

    public void ReportBestTrial(TrialResult result)
    {
    }

    public void ReportFailTrial(TrialSettings settings, Exception? exception = null) => Failed++;

    public void ReportRunningTrial(TrialSettings settings)
    {
    }
}
