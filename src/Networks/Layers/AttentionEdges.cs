using System.Collections.Concurrent;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Edges along which nodes attend to each other with several heads at once.</summary>
/// <remarks>A head has a copy of each node and of each edge, so that one product with a sparse matrix serves all heads.</remarks>
internal sealed class AttentionEdges(Grouping targets, Grouping sources)
{
    private readonly ConcurrentDictionary<int, (Grouping Targets, Grouping Sources)> copies = new();

    internal Grouping Targets => targets;

    internal Grouping Sources => sources;

    internal int EdgeCount => targets.RowCount;

    /// <summary>An edge from each node of a graph to each, itself included, in the order of their targets.</summary>
    /// <param name="graphs">Each node's graph.</param>
    /// <exception cref="ArgumentException">There are more pairs than can be counted.</exception>
    internal static AttentionEdges AmongAll(Grouping graphs)
    {
        var pairs = new OrderedPairs(graphs, withItself: true);
        return new AttentionEdges(pairs.First, pairs.Second);
    }

    /// <summary>For each edge and head the dot product of the target's query and the source's key, [edges×heads].</summary>
    /// <param name="queries">[nodes×heads·width].</param>
    /// <param name="keys">[nodes×heads·width].</param>
    /// <param name="heads">How many heads there are.</param>
    internal Tensor Dots(Tensor queries, Tensor keys, int heads)
    {
        (Grouping to, Grouping from) = ForHeads(heads);
        return ByHead(queries, heads).PairDots(to, ByHead(keys, heads), from).Reshape(new Shape(EdgeCount, heads));
    }

    /// <summary>The sum of what the sources send, each edge's part by its weight, [nodes×heads·width].</summary>
    /// <param name="weights">[edges×heads].</param>
    /// <param name="values">[nodes×heads·width].</param>
    internal Tensor Sum(Tensor weights, Tensor values)
    {
        int heads = weights.Shape[1];
        (Grouping to, Grouping from) = ForHeads(heads);
        return ByHead(values, heads).SparseMatMul(to, from, weights.Reshape(new Shape(EdgeCount * heads))).Reshape(values.Shape);
    }

    /// <summary>Row n·heads + h is what head h has of node n.</summary>
    private static Tensor ByHead(Tensor x, int heads) => x.Reshape(new Shape(x.Shape[0] * heads, x.Shape[1] / heads));

    private (Grouping Targets, Grouping Sources) ForHeads(int heads) => heads == 1
        ? (targets, sources)
        : copies.GetOrAdd(heads, (count, edges) => (GroupingCopies.WithGroups(edges.Targets, count), GroupingCopies.WithGroups(edges.Sources, count)), this);
}
