namespace Equivariant.ML.Hosting;

/// <summary>What a pool serves, and what keeps it from serving the file as it is now.</summary>
/// <param name="Path">The model file, in full.</param>
/// <param name="ServingSince">When the model that serves was loaded; null while there is none.</param>
/// <param name="Problem">Why the file as it is now does not serve; null where it does.</param>
/// <param name="ProblemSince">Since when there has been a problem; null where there is none.</param>
public sealed record GraphPredictionStatus(string Path, DateTimeOffset? ServingSince, string? Problem, DateTimeOffset? ProblemSince);
