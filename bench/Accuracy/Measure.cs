namespace Equivariant.ML.Bench.Accuracy;

/// <summary>What one run of a protocol came to.</summary>
/// <param name="Name">What it is, behind the protocol's name.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
internal sealed record Measure(string Name, double Value, string Unit);
