using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// The matrix S = D^(−1/2)·A·D^(−1/2) of a batch as a sparse one, edges from a node to itself left out, Dᵢ being the sum of |weight| over the edges out of node i, and 0 in
/// place of 1/√0. I − S is the symmetric normalised Laplacian, but for nodes without edges, at which that has 0 and this 1.
/// </summary>
internal sealed class SymmetricAdjacency
{
    private readonly GraphBatch graph;
    private readonly KeptNumbers coefficients;

    // 1 for an edge between two nodes, 0 for one from a node to itself; null where there are none of those.
    private readonly KeptNumbers? between;

    internal SymmetricAdjacency(GraphBatch graph)
    {
        this.graph = graph;
        ReadOnlySpan<int> targets = graph.Targets.Index, sources = graph.Sources.Index;
        var degrees = new int[graph.NodeCount];
        var apart = new double[graph.EdgeCount];
        for (int edge = 0; edge < apart.Length; edge++)
        {
            if (targets[edge] != sources[edge])
            {
                apart[edge] = 1;
                degrees[sources[edge]]++;
            }
        }

        var values = new double[apart.Length];
        for (int edge = 0; edge < values.Length; edge++)
        {
            double product = (double)degrees[targets[edge]] * degrees[sources[edge]];
            values[edge] = product == 0 ? 0 : apart[edge] / Math.Sqrt(product);
        }

        coefficients = new KeptNumbers(values);
        between = Array.TrueForAll(apart, value => value == 1) ? null : new KeptNumbers(apart);
    }

    /// <summary>The matrix's entries, [edges].</summary>
    /// <param name="weights">The edges' weights, [edges×1]; null where each is 1.</param>
    /// <param name="context">The pass that this is part of.</param>
    internal Tensor Entries(Tensor? weights, Context context)
    {
        if (weights is not { } given)
        {
            return coefficients.On(context.Scope.Engine);
        }

        Tensor all = between is null ? given : given * context.Scope.Use(between.On(context.Scope.Engine)).Reshape(given.Shape);
        Tensor factor = all.Abs().SegmentSum(graph.Sources).Sqrt().ReciprocalOrZero();
        return (factor.Gather(graph.Targets) * all * factor.Gather(graph.Sources)).Reshape(new Shape(graph.EdgeCount));
    }

    /// <summary>The product with node features, [nodes×width].</summary>
    internal Tensor Times(Tensor nodes, Tensor entries) => nodes.SparseMatMul(graph.Targets, graph.Sources, entries);
}
