namespace Equivariant.ML.Bench.Accuracy;

/// <summary>A published experiment: data, training and figures as its paper has them.</summary>
/// <param name="Name">What --only names it by, in words with points between; figures begin with it.</param>
/// <param name="Seeds">The seeds that its figures are means of.</param>
/// <param name="Run">Runs it with one seed.</param>
internal sealed record Protocol(string Name, IReadOnlyList<int> Seeds, Func<ProtocolRun, IReadOnlyList<Measure>> Run);
