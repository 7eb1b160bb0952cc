namespace Equivariant.ML.Data;

/// <summary>Which Laplacian of a graph with adjacency matrix A and degrees D is meant.</summary>
public enum LaplacianKind
{
    /// <summary>D − A.</summary>
    Combinatorial,

    /// <summary>I − D⁻¹·A.</summary>
    RandomWalk,

    /// <summary>I − D^(−1/2)·A·D^(−1/2).</summary>
    Symmetric,
}
