namespace Equivariant.ML.Data;

/// <summary>Merges edges that join the same two nodes.</summary>
internal static class EdgeMerging
{
    /// <param name="graph">The graph.</param>
    /// <param name="bothWays">Whether edges of both directions are merged, and what they become goes both ways.</param>
    /// <param name="weights">What weights become.</param>
    /// <param name="features">What features become.</param>
    public static Graph Of(Graph graph, bool bothWays, Pooling weights, Pooling features)
    {
        ArgumentNullException.ThrowIfNull(graph);
        OptionChecks.Defined(nameof(weights), weights);
        OptionChecks.Defined(nameof(features), features);
        EdgeGroups groups = EdgeGroups.Of(graph, bothWays);
        return graph.WithEdges(groups.Sources, groups.Targets)
            .WithEdgeFeatures(Pooled(groups, graph.EdgeFeatures, graph.EdgeFeatureWidth, features), graph.EdgeFeatureWidth)
            .WithEdgeWeights(graph.EdgeWeights.IsEmpty ? [] : Pooled(groups, graph.EdgeWeights, 1, weights))
            .WithEdgeTypes(graph.EdgeTypes.IsEmpty ? [] : Types(groups, graph));
    }

    private static float[] Pooled(EdgeGroups groups, ReadOnlySpan<float> values, int width, Pooling pooling) =>
        PooledRows.Of(EdgeIndex.Reorder(values, groups.Edges, width), width, groups.GroupOf, groups.Count, pooling);

    private static int[] Types(EdgeGroups groups, Graph graph)
    {
        var types = new int[groups.Count];
        types.AsSpan().Fill(-1);
        for (int i = 0; i < groups.Edges.Length; i++)
        {
            (int group, int type) = (groups.GroupOf[i], graph.EdgeTypes[groups.Edges[i]]);
            if (types[group] >= 0 && types[group] != type)
            {
                (int one, int other) = (Math.Min(groups.Sources[group], groups.Targets[group]), Math.Max(groups.Sources[group], groups.Targets[group]));
                throw new ArgumentException($"Edges between nodes {one} and {other} have types {types[group]} and {type}; expected one type, as they become one edge.");
            }

            types[group] = type;
        }

        return types;
    }
}
