namespace Equivariant.ML.Estimators;

/// <summary>What an epoch came to.</summary>
/// <param name="Loss">The mean loss of its batches, in targets' units.</param>
/// <param name="Rate">The learning rate of its last step.</param>
/// <param name="Failure">What was not a finite number, or null.</param>
/// <param name="Canceled">Whether it was cancelled.</param>
internal readonly record struct EpochResult(double Loss, double Rate, string? Failure = null, bool Canceled = false);
