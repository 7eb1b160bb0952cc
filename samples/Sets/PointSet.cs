namespace Equivariant.ML.Sets;

/// <summary>A row: the points of a set, one after the other, and what kind of set it is.</summary>
internal sealed class PointSet
{
    public string Kind { get; set; } = "";

    public float[] Points { get; set; } = [];
}
