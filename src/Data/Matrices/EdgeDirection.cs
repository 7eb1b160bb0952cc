namespace Equivariant.ML.Data;

/// <summary>Which of a node's edges are meant.</summary>
public enum EdgeDirection
{
    /// <summary>Those that leave it: its row of the adjacency matrix.</summary>
    Out,

    /// <summary>Those that enter it: its column of the adjacency matrix.</summary>
    In,
}
