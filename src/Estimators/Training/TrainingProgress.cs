namespace Equivariant.ML.Estimators;

/// <summary>How training stands after an epoch.</summary>
public sealed record TrainingProgress
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>How many epochs there are to be.</summary>
    public required int Epochs { get; init; }

    /// <summary>The mean loss of the epoch's batches, in the label's units (squared, for the squared error).</summary>
    public required double TrainingLoss { get; init; }

    /// <summary>The loss of the validation rows, in the same units; null in epochs without validation.</summary>
    public required double? ValidationLoss { get; init; }

    /// <summary>The part of the validation rows, by their weights, whose class was told right; null in epochs without validation, and where epochs are not chosen by it.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The epoch with the lowest validation loss so far, or the highest validation accuracy where epochs are chosen by that, or the last one where nothing is validated; 0 before the first validation.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>The learning rate of the epoch's last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>How long the epoch's training took, validation not counted.</summary>
    public required TimeSpan TrainingTime { get; init; }
}
