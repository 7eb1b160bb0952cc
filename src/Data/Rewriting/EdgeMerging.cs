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
        EnumChecks.Defined(nameof(weights), weights);
        EnumChecks.Defined(nameof(features), features);
        EdgeGroups groups = EdgeGroups.Of(graph, bothWays);
        float[] mergedWeights = Merge(groups, graph.EdgeWeights, graph.EdgeWeights.IsEmpty ? 0 : 1, weights);
        float[] mergedFeatures = Merge(groups, graph.EdgeFeatures, graph.EdgeFeatureWidth, features);
        int[] mergedTypes = Types(groups, graph);

        var copies = new EdgeCopies(graph);
        for (int group = 0; group < groups.Count; group++)
        {
            (int source, int target) = groups.Ends(group);
            copies.Add(source, target, group);
            if (bothWays && source != target)
            {
                copies.Add(target, source, group);
            }
        }

        return copies.Build(mergedFeatures, mergedWeights, mergedTypes);
    }

    private static float[] Merge(EdgeGroups groups, ReadOnlySpan<float> values, int width, Pooling merge)
    {
        var merged = new float[groups.Count * width];
        var row = new double[width];
        for (int group = 0; group < groups.Count; group++)
        {
            ReadOnlySpan<int> edges = groups.Edges(group);
            row.AsSpan().Fill(merge == Pooling.Max ? double.NegativeInfinity : 0);
            foreach (int edge in edges)
            {
                for (int i = 0; i < width; i++)
                {
                    double value = values[(edge * width) + i];
                    row[i] = merge == Pooling.Max ? Math.Max(row[i], value) : row[i] + value;
                }
            }

            for (int i = 0; i < width; i++)
            {
                merged[(group * width) + i] = (float)(merge == Pooling.Mean ? row[i] / edges.Length : row[i]);
            }
        }

        return merged;
    }

    private static int[] Types(EdgeGroups groups, Graph graph)
    {
        if (graph.EdgeTypes.IsEmpty)
        {
            return [];
        }

        var types = new int[groups.Count];
        for (int group = 0; group < types.Length; group++)
        {
            types[group] = graph.EdgeTypes[groups.Edges(group)[0]];
            foreach (int edge in groups.Edges(group))
            {
                if (graph.EdgeTypes[edge] != types[group])
                {
                    (int source, int target) = groups.Ends(group);
                    throw new ArgumentException(
                        $"Edges between nodes {source} and {target} have types {types[group]} and {graph.EdgeTypes[edge]}; expected one type, as they become one edge.");
                }
            }
        }

        return types;
    }
}
