namespace Equivariant.ML.Bench;

/// <summary>What a suite is told on the command line.</summary>
internal sealed record BenchOptions(string Data, int? Epochs, int Threads, int Seed, string Model, bool WithPeer, int Seconds, bool Verbose, Figures Figures);

/// <summary>A job that prints figures.</summary>
internal sealed record Suite(string Name, string Description, Action<BenchOptions> Run);

/// <summary>The suites, by name.</summary>
internal static class Suites
{
    internal static IReadOnlyList<Suite> All { get; } =
    [
        new("nbody", "five charged particles: accuracy and epoch time (--data: folder of .npy files)", NBodySuite.Run),
        new("qm7", "heats of formation of small molecules: accuracy and training time (--data: qm7_all.xyz, split.txt beside it)", Qm7Suite.Run),
        new("serving", "32 threads scoring molecules through a pool: answers, memory, rate (--data: qm7_all.xyz)", ServingSuite.Run),
    ];
}
