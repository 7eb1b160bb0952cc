namespace Equivariant.ML.Tensors;

/// <summary>How an <see cref="Engine"/> folds the numbers along an axis, or of a group of rows, into one.</summary>
public enum Reduction
{
    /// <summary>Their sum; of none, 0.</summary>
    Sum,

    /// <summary>The largest; of none, 0.</summary>
    Max,
}
