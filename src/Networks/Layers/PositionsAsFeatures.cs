using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Joins positions and velocities to the node features, for networks that know no geometry.</summary>
public sealed class PositionsAsFeatures : Layer
{
    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        if (state.Positions is null && state.Velocities is null)
        {
            // Sparse node features pass through here.
            return (graph, state);
        }

        Tensor nodes = GraphState.Require(state.Nodes, "node features", nameof(PositionsAsFeatures));
        if (state.Positions is { } positions)
        {
            nodes = TensorOps.Concat(1, nodes, positions);
        }

        if (state.Velocities is { } velocities)
        {
            nodes = TensorOps.Concat(1, nodes, velocities);
        }

        return (graph, state with { Nodes = nodes });
    }
}
