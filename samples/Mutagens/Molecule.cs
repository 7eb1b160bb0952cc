using Equivariant.ML.Data;

namespace Equivariant.ML.Mutagens;

/// <summary>A row: a molecule's atoms and bonds, and whether it changes genes.</summary>
internal sealed class Molecule
{
    /// <summary>A node for each atom, with a 1 in the feature of its element, and two edges for each bond.</summary>
    [GraphColumn]
    public Graph Graph { get; set; } = null!;

    public bool Label { get; set; }
}
