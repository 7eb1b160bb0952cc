using Equivariant.ML.Data;

namespace Equivariant.ML.Bench.Work;

/// <summary>A molecule, and whether it is mutagenic.</summary>
internal sealed class MutagRow
{
    [GraphColumn]
    public Graph? Graph { get; set; }

    public bool Label { get; set; }
}
