namespace Equivariant.ML.Data;

/// <summary>What a matrix makes of edges from a node to itself.</summary>
public enum SelfLoops
{
    /// <summary>They stay as they are.</summary>
    Keep,

    /// <summary>They are left out.</summary>
    Remove,

    /// <summary>They stay, and each node that has none gets one of weight 1.</summary>
    Add,
}
