namespace Equivariant.ML.Data;

/// <summary>Adds columns to tables of features.</summary>
internal static class FeatureColumns
{
    /// <summary>A graph with features behind those its nodes have.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="added">Row-major [nodes × <paramref name="width"/>].</param>
    /// <param name="width">How many features are added to each node.</param>
    public static Graph AppendToNodes(Graph graph, ReadOnlySpan<float> added, int width) => graph.WithNodeFeatures(
        Beside(graph.NodeFeatures, graph.NodeFeatureWidth, added, width, graph.NodeCount), graph.NodeFeatureWidth + width);

    /// <summary>Rows of two tables, one behind the other.</summary>
    public static float[] Beside(ReadOnlySpan<float> left, int leftWidth, ReadOnlySpan<float> right, int rightWidth, int count)
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
