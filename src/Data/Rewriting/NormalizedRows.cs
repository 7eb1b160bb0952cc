namespace Equivariant.ML.Data;

/// <summary>Node features over the sum of their absolute values, node by node.</summary>
internal static class NormalizedRows
{
    public static Graph Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        float[] values = graph.NodeFeatures.ToArray();
        for (int node = 0; node < graph.NodeCount; node++)
        {
            Span<float> row = values.AsSpan(node * graph.NodeFeatureWidth, graph.NodeFeatureWidth);
            double sum = 0;
            foreach (float value in row)
            {
                sum += Math.Abs((double)value);
            }

            foreach (ref float value in row)
            {
                value = sum > 0 ? (float)(value / sum) : 0;
            }
        }

        return graph.WithNodeFeatures(values, graph.NodeFeatureWidth);
    }
}
