using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// In training, each node's features over 1 − p or, with probability p, all of them 0 (DropNode, Feng et al. 2020): such a node has only what it hears from others. In a prediction
/// nodes stay as they are. It reads and changes nodes, or sparse nodes, [nodes×width].
/// </summary>
public sealed class DropNodes : Layer
{
    private readonly double probability;

    /// <summary>A layer that silences nodes.</summary>
    /// <param name="probability">p, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range.</exception>
    public DropNodes(double probability) => this.probability = LayerChecks.Dropout(probability, nameof(DropNodes));

    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (context.Training is null || probability == 0)
        {
            return (graph, state);
        }

        Tensor factors = context.Dropout(context.Scope.Full(1, new Shape(graph.NodeCount, 1)), probability);
        return (graph, state with
        {
            Nodes = state.Nodes is { } nodes ? nodes * factors : null,
            SparseNodes = state.SparseNodes is { } sparse
                ? new SparseFeatures(sparse.Rows, sparse.Columns, sparse.Values * factors.Gather(sparse.Rows).Reshape(sparse.Values.Shape))
                : null,
        });
    }
}
