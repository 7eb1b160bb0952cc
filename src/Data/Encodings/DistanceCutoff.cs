namespace Equivariant.ML.Data;

/// <summary>What brings functions of a distance r smoothly to 0 at a cutoff c; from there on they are 0.</summary>
public enum DistanceCutoff
{
    /// <summary>Nothing does: they are what they are, beyond the cutoff too.</summary>
    None,

    /// <summary>½·(cos(π·r/c) + 1), whose slope at c is 0 (Behler 2011, "Atom-centered symmetry functions").</summary>
    Cosine,

    /// <summary>
    /// 1 − (p + 1)(p + 2)/2·dᵖ + p(p + 2)·dᵖ⁺¹ − p(p + 1)/2·dᵖ⁺² with d = r/c, whose slope and curvature at c are 0
    /// (Gasteiger et al. 2020, "Directional Message Passing for Molecular Graphs").
    /// </summary>
    Polynomial,
}
