namespace Equivariant.ML.Data;

/// <summary>What the weights, or the features, of several edges become in the one edge that takes their place.</summary>
public enum EdgeMerge
{
    /// <summary>Their sum.</summary>
    Add,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The greatest; of features place by place.</summary>
    Max,
}
