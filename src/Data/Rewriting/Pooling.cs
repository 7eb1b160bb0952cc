namespace Equivariant.ML.Data;

/// <summary>What the numbers of several nodes or edges become in the one that takes their place: their features, or the weights of edges.</summary>
public enum Pooling
{
    /// <summary>Their sum.</summary>
    Add,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The greatest; of features place by place.</summary>
    Max,
}
