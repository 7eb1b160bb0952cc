namespace Equivariant.ML.Bench;

/// <summary>What a suite is told on the command line.</summary>
internal sealed record BenchOptions(
    string? Data,
    int? Epochs,
    int Threads,
    int Seed,
    string Model,
    bool WithPeer,
    int Rounds,
    double TurnSeconds,
    int Seconds,
    bool Verbose,
    string? Only,
    IReadOnlyList<int>? Seeds,
    string? Keep,
    int? Gpu,
    Figures Figures)
{
    /// <summary>The data of a suite that cannot do without.</summary>
    internal string DataPath => Data ?? throw new InvalidOperationException("There is no --data.");
}
