namespace Equivariant.ML.Data;

/// <summary>What becomes of the features of nodes, or of edges, that become one.</summary>
public enum Pooling
{
    /// <summary>They add up.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The largest of each.</summary>
    Max,
}
