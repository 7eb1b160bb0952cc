using Equivariant.ML.Data;

namespace Equivariant.ML.Sweep;

/// <summary>A row of ML.NET's data view: charged particles as a graph, and where they will be.</summary>
internal sealed class ParticleRow
{
    /// <summary>The particles, joined each to each, with positions, velocities and charges.</summary>
    [GraphColumn]
    public Graph? Graph { get; set; }

    /// <summary>Positions a thousand steps later, row-major [particles × 3].</summary>
    public float[] Later { get; set; } = [];

    internal static ParticleRow Of(ChargedSystem system) => new() { Graph = system.ToGraph(), Later = system.Targets };
}
