using Equivariant.ML.Data;

namespace Equivariant.ML.Bench.Work;

/// <summary>A graph, and no label.</summary>
internal sealed class UnlabelledRow
{
    [GraphColumn]
    public Graph? Graph { get; set; }
}
