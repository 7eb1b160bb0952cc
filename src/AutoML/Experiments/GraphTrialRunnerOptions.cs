using Microsoft.ML.AutoML;

namespace Equivariant.ML.AutoML;

/// <summary>What the trial runner of <c>SetGraphTrialRunner</c> can be told.</summary>
public sealed class GraphTrialRunnerOptions
{
    /// <summary>
    /// The most memory, in bytes, that training a trial's network may need by estimate, beside the data. A trial that needs more is refused before its training
    /// starts and counts as failed. Null for any.
    /// </summary>
    /// <value>Default: null.</value>
    public long? MaxMemoryBytes { get; set; }

    /// <summary>
    /// How long a trial may train, all folds of a cross-validation together, each the same part. Then it is judged by its best epoch so far, or failed if it had none.
    /// Null for as long as the experiment runs.
    /// </summary>
    /// <value>Default: null.</value>
    public TimeSpan? MaxTrialTime { get; set; }

    /// <summary>What a trial is judged by; null for what the experiment was told by AutoML's SetRegressionMetric and the like.</summary>
    /// <value>Default: null.</value>
    public IEvaluateMetricManager? Metric { get; set; }

    internal GraphTrialRunnerOptions Copy() => (GraphTrialRunnerOptions)MemberwiseClone();

    internal void Validate()
    {
        if (MaxMemoryBytes is <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(MaxMemoryBytes), MaxMemoryBytes, $"{nameof(MaxMemoryBytes)} is {MaxMemoryBytes}; expected at least 1, or null.");
        }

        if (MaxTrialTime is { } time && (time <= TimeSpan.Zero || time.TotalMilliseconds > int.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(MaxTrialTime), time, $"{nameof(MaxTrialTime)} is {time}; expected more than 0 and at most 24 days, or null.");
        }
    }
}
