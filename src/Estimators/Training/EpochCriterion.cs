namespace Equivariant.ML.Estimators;

/// <summary>By what the best epoch of a training is chosen.</summary>
public enum EpochCriterion
{
    /// <summary>The lowest validation loss.</summary>
    Loss,

    /// <summary>The highest validation accuracy, and of equals the lowest loss.</summary>
    Accuracy,
}
