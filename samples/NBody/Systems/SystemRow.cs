using Equivariant.ML.Data;

namespace Equivariant.ML.NBody;

/// <summary>A row of ML.NET's data view: a system's particles as a graph, and where they will be.</summary>
internal sealed class SystemRow
{
    /// <summary>The particles as nodes, joined each to each, with positions, velocities and charges.</summary>
    [GraphColumn]
    public Graph? Graph { get; set; }

    /// <summary>Positions at the target step, row-major [particles × 3].</summary>
    public float[] Target { get; set; } = [];

    public static SystemRow Of(ChargedSystem system) => new() { Graph = system.ToGraph(), Target = system.Targets };
}
