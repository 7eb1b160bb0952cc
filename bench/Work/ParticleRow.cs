using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Bench.Work;

/// <summary>Five charged particles, and where they will be.</summary>
internal sealed class ParticleRow
{
    [GraphColumn]
    public Graph? Graph { get; set; }

    public float[] Target { get; set; } = [];

    /// <summary>So many systems: of the training systems in the folder, or drawn where there is none.</summary>
    internal static ParticleRow[] Some(int count, BenchOptions options) => Of(
        options.Data is { } folder ? ChargedSystemReader.Read(folder, "train").Take(count) : ChargedParticles.Simulate(count, options.Seed));

    internal static ParticleRow[] Of(IEnumerable<ChargedSystem> systems) =>
        [.. systems.Select(system => new ParticleRow { Graph = system.ToGraph(), Target = system.Targets })];

    /// <summary>What the network predicts for a system.</summary>
    internal sealed class Prediction
    {
        [VectorType]
        public float[] Score { get; set; } = [];
    }
}
