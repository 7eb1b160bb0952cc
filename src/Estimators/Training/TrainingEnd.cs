namespace Equivariant.ML.Estimators;

/// <summary>How training ended, with a model.</summary>
/// <param name="Early">Why before its time; null if it did not.</param>
/// <param name="Canceled">Whether it was cancelled, so that it could go on.</param>
/// <param name="Wanted">Whether the options asked for an early end.</param>
internal readonly record struct TrainingEnd(string? Early, bool Canceled = false, bool Wanted = false);
