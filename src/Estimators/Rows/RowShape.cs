namespace Equivariant.ML.Estimators;

/// <summary>What a row is about.</summary>
internal enum RowShape
{
    /// <summary>A whole graph.</summary>
    Graph,

    /// <summary>A node of a graph.</summary>
    Node,

    /// <summary>Two nodes of a graph.</summary>
    Pair,
}
