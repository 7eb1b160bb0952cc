namespace Equivariant.ML.Bench.Accuracy;

/// <summary>A run of a protocol with one seed.</summary>
/// <param name="Options">What the suite is told.</param>
/// <param name="Name">The run's name: the protocol's, and the seed.</param>
/// <param name="Seed">What everything is drawn from that is not the data.</param>
internal sealed record ProtocolRun(BenchOptions Options, string Name, int Seed)
{
    /// <summary>Where a training keeps how it stands, so that a run that is cut off can go on; null for nowhere.</summary>
    internal string? CheckpointPath => Options.Keep is { } folder ? Path.Combine(folder, Name + ".checkpoint") : null;

    /// <summary>Told of every epoch, if that was asked for.</summary>
    internal EpochLog Progress => new(Options.Verbose);
}
