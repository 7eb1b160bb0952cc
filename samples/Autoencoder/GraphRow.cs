using Equivariant.ML.Data;

namespace Equivariant.ML.Autoencoder;

/// <summary>A row: a graph, which is its own label.</summary>
internal class GraphRow
{
    [GraphColumn]
    public Graph Graph { get; set; } = null!;
}
