namespace Equivariant.ML.Networks;

/// <summary>What a vector a node stands for: how it follows when the graph is moved.</summary>
public enum VectorTarget
{
    /// <summary>A place: it moves and turns with the graph.</summary>
    Position,

    /// <summary>A direction with a length, such as a force, velocity or displacement: it turns with the graph and does not move.</summary>
    Direction,
}
