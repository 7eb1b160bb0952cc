using Equivariant.ML.Data;

namespace Equivariant.ML.Molecules;

/// <summary>A row of ML.NET's data view: a molecule's atoms, and the property to predict.</summary>
internal sealed class Molecule
{
    /// <summary>The atoms with their elements and positions; the pipeline joins those that are near.</summary>
    [GraphColumn]
    public Graph? Graph { get; set; }

    /// <summary>The property, in the file's unit.</summary>
    public float Label { get; set; }

    public static Molecule Of(XyzFrame frame, string label) => new() { Graph = frame.Graph, Label = (float)frame.Number(label) };
}
