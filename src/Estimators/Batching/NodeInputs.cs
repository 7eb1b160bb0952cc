using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>What a network is told of a node.</summary>
internal static class NodeInputs
{
    /// <summary>Fills in the nodes' rows of <see cref="GraphSchema.NodeWidth"/> numbers; whatever was in them is lost.</summary>
    internal static void Fill(GraphSchema schema, Graph graph, Span<float> rows)
    {
        if (schema.NodeFeatures + schema.NodeTypes.Length == 0)
        {
            rows.Fill(1);
            return;
        }

        if (schema.NodeTypes.Length == 0)
        {
            graph.NodeFeatures.CopyTo(rows);
            return;
        }

        int width = schema.NodeWidth;
        rows.Clear();
        for (int node = 0; node < graph.NodeCount; node++)
        {
            Span<float> row = rows.Slice(node * width, width);
            graph.NodeFeatures.Slice(node * schema.NodeFeatures, schema.NodeFeatures).CopyTo(row);
            row[schema.NodeFeatures + Array.BinarySearch(schema.NodeTypes, graph.NodeTypes[node])] = 1;
        }
    }
}
