namespace Equivariant.ML.Data;

/// <summary>The mean of each node feature.</summary>
public static class NodeFeatureMeans
{
    /// <summary>The mean of each feature over all nodes of graphs, [features]; empty where nodes have none.</summary>
    /// <param name="graphs">The graphs; each counts as often as it is among them.</param>
    /// <exception cref="ArgumentException">There are no nodes, or a graph's nodes have another number of features than those before.</exception>
    public static float[] Of(params IEnumerable<Graph> graphs)
    {
        ArgumentNullException.ThrowIfNull(graphs);
        double[]? sums = null;
        long nodes = 0;
        foreach (Graph graph in graphs.Where(graph => graph.NodeCount > 0))
        {
            sums ??= new double[graph.NodeFeatureWidth];
            if (graph.NodeFeatureWidth != sums.Length)
            {
                throw new ArgumentException($"A graph has {graph.NodeFeatureWidth} node features; expected {sums.Length}, as those before it have.", nameof(graphs));
            }

            for (int place = 0; place < graph.NodeFeatures.Length; place++)
            {
                sums[place % sums.Length] += graph.NodeFeatures[place];
            }

            nodes += graph.NodeCount;
        }

        return sums is not null
            ? [.. sums.Select(sum => (float)(sum / nodes))]
            : throw new ArgumentException("There are no nodes; expected some to take the mean of.", nameof(graphs));
    }
}
