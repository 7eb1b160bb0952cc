using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Writes a graph as matrices, for <see cref="PairsLayer"/> (Maron et al. 2019): of each ordered pair of nodes how many edges lead from its column to its row, the sums of their
/// features, and on the diagonal the nodes' features. It reads edges [edges×a] and nodes [nodes×b], where there are such, and gives pairs [pairs×1 + a + b].
/// </summary>
/// <remarks>Time and memory grow with the square of a graph's nodes.</remarks>
public sealed class EdgesAsPairs : Layer
{
    /// <inheritdoc/>
    public override Symmetry Symmetry => Symmetry.Permutation | Symmetry.Euclidean;

    /// <inheritdoc/>
    public override (GraphBatch Graph, GraphState State) Forward(GraphBatch graph, GraphState state, Context context)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor edges = context.Scope.Full(1, new Shape(graph.EdgeCount, 1));
        edges = state.Edges is { } features ? TensorOps.Concat(1, edges, features) : edges;
        Tensor pairs = graph.Pairs.OfEdges(edges);
        return (graph, state with { Pairs = state.Nodes is { } nodes ? TensorOps.Concat(1, pairs, graph.Pairs.OnDiagonal(nodes)) : pairs });
    }
}
