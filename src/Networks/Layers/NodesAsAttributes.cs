namespace Equivariant.ML.Networks;

/// <summary>Keeps the node features as they are here, as the node attributes of all layers after: H₀ of a <see cref="GcniiLayer"/>.</summary>
public sealed class NodesAsAttributes : Layer
{
    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context) =>
        (graph, state with { NodeAttributes = GraphState.Require(state.Nodes, "node features", nameof(NodesAsAttributes)) });
}
