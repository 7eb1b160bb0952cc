using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Joins the squared distance of its two ends to the features of each edge.</summary>
public sealed class DistancesAsFeatures : Layer
{
    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        Tensor square = Distances.Between(graph, GraphState.Require(state.Positions, "positions", nameof(DistancesAsFeatures))).Square;
        return (graph, state with { Edges = state.Edges is { } edges ? TensorOps.Concat(1, edges, square) : square });
    }
}
