using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>A parameter of a network.</summary>
/// <param name="Path">Its name in the model file, such as <c>network/layer0/edge/0/weight</c>.</param>
/// <param name="Shape">The sizes of its axes.</param>
public sealed record ParameterSummary(string Path, Shape Shape);
