using System.Runtime.InteropServices;

namespace Equivariant.ML.Data;

/// <summary>Collects edges for the nodes of a graph; each takes its features, weight and type from a row of tables given at the end.</summary>
internal sealed class EdgeCopies(Graph graph)
{
    private readonly List<int> sources = [];
    private readonly List<int> targets = [];
    private readonly List<int> rows = [];

    public void Add(int source, int target, int row)
    {
        sources.Add(source);
        targets.Add(target);
        rows.Add(row);
    }

    /// <summary>The graph with these edges in place of its own.</summary>
    /// <param name="features">Edge features, as wide as the graph's.</param>
    /// <param name="weights">Weights, or none.</param>
    /// <param name="types">Types, or none.</param>
    public Graph Build(ReadOnlySpan<float> features, ReadOnlySpan<float> weights, ReadOnlySpan<int> types)
    {
        int[] order = [.. rows];
        EdgeIndex edges = EdgeIndex.Create(graph.NodeCount, CollectionsMarshal.AsSpan(sources), CollectionsMarshal.AsSpan(targets), out int[]? sorted);
        order = EdgeIndex.Reorder<int>(order, sorted);
        return graph.WithEdges(edges)
            .WithEdgeFeatures(EdgeIndex.Reorder(features, order, graph.EdgeFeatureWidth), graph.EdgeFeatureWidth)
            .WithEdgeWeights(weights.IsEmpty ? [] : EdgeIndex.Reorder(weights, order))
            .WithEdgeTypes(types.IsEmpty ? [] : EdgeIndex.Reorder(types, order));
    }
}
