using Equivariant.ML.Data;

namespace Equivariant.ML.Societies;

/// <summary>A row: one of the people, and the graph of them all.</summary>
internal sealed class Member
{
    [GraphColumn]
    public Graph Graph { get; set; } = null!;

    public int Node { get; set; }
}
