using Equivariant.ML.Estimators;

namespace Equivariant.ML.Terminal;

/// <summary>Keeps how each epoch of a training went, and hands it on.</summary>
/// <param name="next">Who is told next.</param>
public sealed class TrainingHistory(IProgress<TrainingProgress> next) : IProgress<TrainingProgress>
{
    private readonly List<TrainingProgress> epochs = [];

    /// <summary>The epochs so far.</summary>
    public IReadOnlyList<TrainingProgress> Epochs => epochs;

    /// <summary>Called by the training after each epoch.</summary>
    public void Report(TrainingProgress value)
    {
        epochs.Add(value);
        next.Report(value);
    }

    /// <summary>A drawing of the losses, in which the epoch that the model is of is marked.</summary>
    /// <param name="title">What is drawn.</param>
    public string ToSvg(string title) => EpochDrawing.ToSvg(
        title,
        [
            new EpochCurve("training loss", [.. epochs.Select(epoch => epoch.TrainingLoss)]),
            new EpochCurve("validation loss", [.. epochs.Select(epoch => epoch.ValidationLoss ?? double.NaN)]),
        ],
        epochs[^1].BestEpoch is > 0 and var best ? best : null);
}
