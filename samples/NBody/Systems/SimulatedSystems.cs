using System.Globalization;
using Equivariant.ML.Data;

namespace Equivariant.ML.NBody;

/// <summary>Systems drawn and moved by the protocol of Satorras et al. 2021. A split does not depend on how many systems the others have.</summary>
internal sealed class SimulatedSystems(int seed, int trainingSystems) : ISystemSource
{
    // Each split is its own range of one endless stream of systems.
    private const long Apart = 1_000_000_000;
    private const int RecordEvery = 50;

    private static readonly ChargedParticleOptions Recorded = new() { RecordEvery = RecordEvery };

    public string Description => "simulated";

    public int InputFrame => Recorded.InputStep / RecordEvery;

    public IReadOnlyList<string> Options => ["--seed", seed.ToString(CultureInfo.InvariantCulture)];

    public ChargedSystem[] Read(Split split) => ChargedParticles.Simulate(Count(split), seed, first: First(split));

    public IReadOnlyList<ChargedSystem> ReadToDraw(int count) =>
        ChargedParticles.Simulate(Math.Min(count, Count(Split.Test)), seed, Recorded, First(Split.Test));

    private static long First(Split split) => (int)split * Apart;

    /// <summary>3,000 systems to learn from go with 2,000 to validate and 2,000 to test, as in the paper.</summary>
    private int Count(Split split) => split == Split.Training ? trainingSystems : Math.Max(1, (int)(2L * trainingSystems / 3));
}
