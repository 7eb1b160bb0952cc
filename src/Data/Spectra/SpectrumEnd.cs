namespace Equivariant.ML.Data;

/// <summary>Which eigenpairs are wanted.</summary>
public enum SpectrumEnd
{
    /// <summary>Those of the smallest eigenvalues: of a Laplacian the smoothest signals.</summary>
    Smallest,

    /// <summary>Those of the largest eigenvalues (not of the largest absolute ones).</summary>
    Largest,
}
