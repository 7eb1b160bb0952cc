using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>Draws features for the nodes of a graph from a stream that the seed, the whole graph and the node's number name.</summary>
internal static class RandomNodeFeatures
{
    public static Graph To(Graph graph, int width, long seed, double standardDeviation)
    {
        ArgumentNullException.ThrowIfNull(graph);
        OptionChecks.Within(nameof(width), width, 1, FeatureColumns.Most);
        if (!(standardDeviation >= 0) || double.IsInfinity(standardDeviation))
        {
            string found = standardDeviation.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, $"{nameof(standardDeviation)} is {found}; expected a finite number of 0 or more.");
        }

        long stream = unchecked(seed ^ (long)HashOf(graph));
        var drawn = new float[TableSize.Of(graph.NodeCount, width)];
        for (int node = 0; node < graph.NodeCount; node++)
        {
            var random = new SplitMix64(stream, node);
            for (int i = 0; i < width; i += 2)
            {
                (double first, double second) = random.NextNormals();
                drawn[(node * width) + i] = (float)(standardDeviation * first);
                if (i + 1 < width)
                {
                    drawn[(node * width) + i + 1] = (float)(standardDeviation * second);
                }
            }
        }

        return FeatureColumns.AppendToNodes(graph, drawn, width);
    }

    private static ulong HashOf(Graph graph)
    {
        var hash = default(StableHash);
        hash.Add((ulong)graph.NodeCount);
        hash.Add(graph.Sources);
        hash.Add(graph.Targets);
        hash.Add(graph.NodeFeatures);
        hash.Add(graph.EdgeFeatures);
        hash.Add(graph.EdgeWeights);
        hash.Add(graph.Positions);
        hash.Add(graph.Velocities);
        hash.Add(graph.NodeTypes);
        hash.Add(graph.EdgeTypes);
        return hash.Value;
    }
}
