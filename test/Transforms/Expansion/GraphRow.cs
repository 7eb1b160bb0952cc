using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>A graph with values of its nodes.</summary>
internal sealed class GraphRow
{
    [GraphColumn]
    public Graph Graph { get; set; } = null!;

    public string Name { get; set; } = "";

    public float[] Charges { get; set; } = [];

    public float[] Speeds { get; set; } = [];
}
