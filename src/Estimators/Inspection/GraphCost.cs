namespace Equivariant.ML.Estimators;

/// <summary>What a computation on a graph costs.</summary>
/// <param name="Flops">Floating-point operations, a multiply-add counted as two.</param>
/// <param name="Bytes">
/// The most memory that is held at once beside the model itself: what is computed on the way and the graph's arrays; in training also the optimizer's moments.
/// </param>
public readonly record struct GraphCost(long Flops, long Bytes);
