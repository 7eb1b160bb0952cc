using Microsoft.ML.AutoML;

namespace Equivariant.ML.AutoML;

/// <summary>What came of a trial that <c>SetGraphTrialRunner</c> had run: also of one that failed, which has no model.</summary>
public sealed class GraphTrialResult : TrialResult
{
    /// <summary>
    /// The loss of a trial that failed, and the most that any trial's counts: worse than any that means something, yet finite, and so is its square as a Single,
    /// in which tuners and checkpoint files hold losses.
    /// </summary>
    public const double FailedLoss = 1e15;

    /// <summary>Why the trial failed; null where it did not. One that was refused for its memory has an <see cref="InsufficientMemoryException"/>.</summary>
    public Exception? Failure { get; init; }

    /// <summary>What the tuner chose for the pipeline's graph trainer; null where the trial failed before that was made, or has none.</summary>
    public GraphSweepOptions? Options { get; init; }
}
