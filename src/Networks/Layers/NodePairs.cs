using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// Every ordered pair of nodes of a graph as an entry of that graph's matrix, in the order of <see cref="GraphBatch.Complete"/>: where each pair's mirror image, each node's pair
/// with itself and each edge's pair stand.
/// </summary>
internal sealed class NodePairs
{
    private readonly Grouping graphs;
    private readonly Grouping mirrored;
    private readonly Grouping diagonal;
    private readonly Grouping edges;

    internal NodePairs(GraphBatch graph)
    {
        graphs = graph.Graphs;
        (Rows, Columns) = (graph.Complete.Targets, graph.Complete.Sources);
        int[] places = GroupPlaces.Of(graphs);
        var images = new int[Rows.RowCount];
        for (int pair = 0; pair < images.Length; pair++)
        {
            images[pair] = At(Columns.Index[pair], Rows.Index[pair]);
        }

        var alone = new int[graph.NodeCount];
        for (int node = 0; node < alone.Length; node++)
        {
            alone[node] = At(node, node);
        }

        var joined = new int[graph.EdgeCount];
        for (int edge = 0; edge < joined.Length; edge++)
        {
            (int target, int source) = (graph.Targets.Index[edge], graph.Sources.Index[edge]);
            joined[edge] = graphs.Index[target] == graphs.Index[source]
                ? At(target, source)
                : throw new ArgumentException($"Edge {edge} leads from graph {graphs.Index[source]} to graph {graphs.Index[target]}; expected one graph.", nameof(graph));
        }

        mirrored = Grouping.Of(images, images.Length);
        diagonal = Grouping.Of(alone, images.Length);
        edges = Grouping.Of(joined, images.Length);

        int At(int row, int column) => Rows.Pointers[row] + places[column];
    }

    /// <summary>Each pair's row: the node that an edge would lead to.</summary>
    internal Grouping Rows { get; }

    /// <summary>Each pair's column: the node that an edge would come from.</summary>
    internal Grouping Columns { get; }

    internal int Count => Rows.RowCount;

    /// <summary>The transposed matrices.</summary>
    internal Tensor Transpose(Tensor pairs) => pairs.Gather(mirrored);

    /// <summary>Matrices with these on their diagonals and 0 elsewhere.</summary>
    internal Tensor OnDiagonal(Tensor nodes) => nodes.SegmentSum(diagonal);

    /// <summary>Matrices of the sums of what edges have, 0 where there are none.</summary>
    internal Tensor OfEdges(Tensor ofEdges) => ofEdges.SegmentSum(edges);

    /// <summary>What a matrix says of a node: its entry on the diagonal, the mean of its row and the mean of its column, [nodes×3·width].</summary>
    internal Tensor AtNodes(Tensor pairs) => TensorOps.Concat(1, pairs.Gather(diagonal), pairs.SegmentMean(Rows), pairs.SegmentMean(Columns));

    /// <summary>What a matrix says of its graph: the mean of its diagonal and the mean of all, [graphs×2·width].</summary>
    /// <param name="atNodes">What <see cref="AtNodes"/> gave.</param>
    internal Tensor AtGraphs(Tensor atNodes) => atNodes.Slice(1, 0, atNodes.Shape[1] / 3 * 2).SegmentMean(graphs);

    /// <summary>What graphs have, for each of their nodes.</summary>
    internal Tensor ToNodes(Tensor ofGraphs) => ofGraphs.Gather(graphs);
}
