using Equivariant.ML.Data;

namespace Equivariant.ML.WebApi;

/// <summary>A row of ML.NET's data view: a molecule's atoms and, to learn from, its energy.</summary>
internal sealed class Molecule
{
    [GraphColumn]
    public Graph? Graph { get; set; }

    public float Energy { get; set; }
}

/// <summary>What the model adds to a row.</summary>
internal sealed class Energy
{
    public float Score { get; set; }
}
