namespace Equivariant.ML.Networks;

/// <summary>What the graphs that a network reads have, in numbers a node or an edge.</summary>
public readonly record struct InputWidths
{
    /// <summary>Features a node.</summary>
    public int Nodes { get; init; }

    /// <summary>Which of a node's features tell its type, by a 1 at its own and 0 elsewhere; null where nodes have no types.</summary>
    public Range? NodeTypes { get; init; }

    /// <summary>Features a node that every layer sees unchanged.</summary>
    public int NodeAttributes { get; init; }

    /// <summary>Features an edge.</summary>
    public int Edges { get; init; }

    /// <summary>Which of an edge's features tell its type, by a 1 at its own and 0 elsewhere; null where edges have no types.</summary>
    public Range? EdgeTypes { get; init; }

    /// <summary>Which of an edge's features is its weight, from 0; null where edges have none.</summary>
    public int? EdgeWeight { get; init; }

    /// <summary>The dimension of positions; 0 where there are none.</summary>
    public int Dimension { get; init; }

    /// <summary>Whether nodes have velocities.</summary>
    public bool Velocities { get; init; }
}
