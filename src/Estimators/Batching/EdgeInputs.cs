using System.Numerics;
using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>What a network is told of an edge, and a head of a pair of nodes.</summary>
internal static class EdgeInputs
{
    /// <summary>Fills in the edges' rows of <see cref="GraphSchema.EdgeWidth"/> numbers, one for each edge or more; whatever was in them is lost.</summary>
    internal static void Fill(GraphSchema schema, Graph graph, Span<float> rows)
    {
        int width = schema.EdgeWidth;
        rows.Clear();
        for (int edge = 0; edge < graph.EdgeCount && width > 0; edge++)
        {
            Add(schema, graph, edge, 1, rows.Slice(edge * width, width));
        }
    }

    /// <summary>Adds an edge's features, weight and type to a row of <see cref="GraphSchema.EdgeWidth"/> numbers, times a factor.</summary>
    internal static void Add<T>(GraphSchema schema, Graph graph, int edge, T factor, Span<T> row)
        where T : struct, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<float> features = graph.EdgeFeatures.Slice(edge * schema.EdgeFeatures, schema.EdgeFeatures);
        for (int i = 0; i < features.Length; i++)
        {
            row[i] += factor * T.CreateTruncating(features[i]);
        }

        if (schema.EdgeWeights)
        {
            row[schema.EdgeFeatures] += factor * T.CreateTruncating(graph.EdgeWeights[edge]);
        }

        if (schema.EdgeTypes.Length > 0)
        {
            row[schema.EdgeWidth - schema.EdgeTypes.Length + Array.BinarySearch(schema.EdgeTypes, graph.EdgeTypes[edge])] += factor;
        }
    }

    /// <summary>Fills a row of <see cref="GraphSchema.EdgeWidth"/> + 1 numbers: the mean over the edges from the first node to the second, and whether there is one.</summary>
    internal static void FillPair<T>(GraphSchema schema, GraphRow pair, bool directed, Span<T> row)
        where T : struct, IFloatingPointIeee754<T>
    {
        row.Clear();
        int count = Count(pair.Graph, pair.First, pair.Second) + (directed ? 0 : Count(pair.Graph, pair.Second, pair.First));
        if (count == 0)
        {
            return;
        }

        T share = T.One / T.CreateTruncating(count);
        AddAll(schema, pair.Graph, pair.First, pair.Second, share, row);
        if (!directed)
        {
            AddAll(schema, pair.Graph, pair.Second, pair.First, share, row);
        }

        row[^1] = T.One;
    }

    private static int Count(Graph graph, int source, int target) => graph.Sources[Into(graph, target)].Count(source);

    private static void AddAll<T>(GraphSchema schema, Graph graph, int source, int target, T factor, Span<T> row)
        where T : struct, IFloatingPointIeee754<T>
    {
        (int start, int length) = Into(graph, target).GetOffsetAndLength(graph.EdgeCount);
        for (int edge = start; edge < start + length; edge++)
        {
            if (graph.Sources[edge] == source)
            {
                Add(schema, graph, edge, factor, row);
            }
        }
    }

    private static Range Into(Graph graph, int target) => graph.TargetPointers[target]..graph.TargetPointers[target + 1];
}
