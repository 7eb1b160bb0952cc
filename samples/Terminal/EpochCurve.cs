namespace Equivariant.ML.Terminal;

/// <summary>A number by epoch, to be drawn.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">Its value after each epoch, from the first; NaN where there is none.</param>
public sealed record EpochCurve(string Name, IReadOnlyList<double> Values);
