using System.Collections.Concurrent;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Sums at targets of all products of an edge's features with its source's: Σⱼ zᵢⱼ⊗hⱼ.</summary>
/// <remarks>Each feature of an edge is an entry of a sparse matrix, whose rows are those of the result, so that no edge's products are ever stored.</remarks>
internal sealed class EdgeProducts(Grouping targets, Grouping sources)
{
    private readonly ConcurrentDictionary<int, (Grouping Rows, Grouping Columns)> entries = new();

    /// <summary>The sums, [nodes×a·b]: column i·b + j is that of an edge's feature i times its source's feature j.</summary>
    /// <param name="edges">[edges×a].</param>
    /// <param name="nodes">[nodes×b].</param>
    internal Tensor Sum(Tensor edges, Tensor nodes)
    {
        int width = edges.Shape[1];
        (Grouping rows, Grouping columns) = entries.GetOrAdd(
            width, (count, ends) => (GroupingCopies.WithGroups(ends.targets, count), GroupingCopies.WithinGroups(ends.sources, count)), (targets, sources));
        return nodes.SparseMatMul(rows, columns, edges.Reshape(new Shape(edges.Shape.Length))).Reshape(new Shape(nodes.Shape[0], width * nodes.Shape[1]));
    }
}
