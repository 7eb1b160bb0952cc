using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A row to learn from.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Target">What the network is to predict for it, in targets' units; NaN where that is not known.</param>
internal readonly record struct Example(Graph Graph, float[] Target);
