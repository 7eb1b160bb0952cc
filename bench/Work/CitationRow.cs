using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Bench.Work;

/// <summary>A document of a citation network, and its class: from 0, as key types are read from objects.</summary>
internal sealed class CitationRow
{
    [GraphColumn]
    public Graph? Graph { get; set; }

    public int Node { get; set; }

    [KeyType(7)]
    public uint Label { get; set; }
}
