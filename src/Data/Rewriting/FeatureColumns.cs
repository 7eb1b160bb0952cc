namespace Equivariant.ML.Data;

/// <summary>Adds columns to tables of features.</summary>
internal static class FeatureColumns
{
    /// <summary>The most features that are added to a node or an edge at once: what a model file asks for is not to take the machine's memory.</summary>
    public const int Most = 1 << 16;

    /// <summary>A graph with features behind those its nodes have.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="added">Row-major [nodes × <paramref name="width"/>].</param>
    /// <param name="width">How many features are added to each node.</param>
    public static Graph AppendToNodes(Graph graph, ReadOnlySpan<float> added, int width) => graph.WithNodeFeatures(
        Beside(graph.NodeFeatures, graph.NodeFeatureWidth, added, width, graph.NodeCount), graph.NodeFeatureWidth + width);

    /// <summary>A graph with features behind those its edges have.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="added">Row-major [edges × <paramref name="width"/>].</param>
    /// <param name="width">How many features are added to each edge.</param>
    public static Graph AppendToEdges(Graph graph, ReadOnlySpan<float> added, int width) => graph.WithEdgeFeatures(
        Beside(graph.EdgeFeatures, graph.EdgeFeatureWidth, added, width, graph.EdgeCount), graph.EdgeFeatureWidth + width);

    /// <summary>A graph with one 1 behind the features of each node, and 0 in all other new places.</summary>
    public static Graph AppendOneHot(Graph graph, int width, Func<int, int> place)
    {
        var added = new float[TableSize.Of(graph.NodeCount, width)];
        for (int node = 0; node < graph.NodeCount; node++)
        {
            added[(node * width) + place(node)] = 1;
        }

        return AppendToNodes(graph, added, width);
    }

    /// <summary>Rows of two tables, one behind the other.</summary>
    private static float[] Beside(ReadOnlySpan<float> left, int leftWidth, ReadOnlySpan<float> right, int rightWidth, int count)
    {
        int width = leftWidth + rightWidth;
        var joined = new float[TableSize.Of(count, width)];
        for (int row = 0; row < count; row++)
        {
            left.Slice(row * leftWidth, leftWidth).CopyTo(joined.AsSpan(row * width));
            right.Slice(row * rightWidth, rightWidth).CopyTo(joined.AsSpan((row * width) + leftWidth));
        }

        return joined;
    }
}
