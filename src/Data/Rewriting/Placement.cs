using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>Moves and scales the positions of a graph's nodes, in double precision.</summary>
internal static class Placement
{
    public static Graph Centered(Graph graph)
    {
        CheckPositions(graph);
        double[] mean = Mean(graph);
        float[] moved = graph.Positions.ToArray();
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = (float)(moved[i] - mean[i % mean.Length]);
        }

        return graph.HasPositions ? graph.WithPositions(moved, graph.Dimension) : graph;
    }

    public static Graph Scaled(Graph graph, double factor)
    {
        if (!(factor > 0) || double.IsInfinity(factor))
        {
            string found = factor.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentOutOfRangeException(nameof(factor), factor, $"{nameof(factor)} is {found}; expected a finite number above 0.");
        }

        CheckPositions(graph);
        return Multiply(graph, factor);
    }

    public static Graph OfUnitRadius(Graph graph)
    {
        CheckPositions(graph);
        double[] mean = Mean(graph);
        double sum = 0;
        for (int i = 0; i < graph.Positions.Length; i++)
        {
            double difference = graph.Positions[i] - mean[i % mean.Length];
            sum += difference * difference;
        }

        return sum > 0 ? Multiply(graph, 1 / Math.Sqrt(sum / graph.NodeCount)) : graph;
    }

    /// <summary>The mean of the positions, [dimension].</summary>
    public static double[] Mean(Graph graph) => RowMeans.Of(graph.Positions, graph.HasPositions ? graph.Dimension : 0, graph.NodeCount);

    /// <exception cref="ArgumentException">Nodes without positions.</exception>
    public static void CheckPositions(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (graph.NodeCount > 0 && !graph.HasPositions)
        {
            throw new ArgumentException($"{graph} has no positions; expected one for each node.", nameof(graph));
        }
    }

    private static Graph Multiply(Graph graph, double factor)
    {
        float[] Times(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), value => (float)(factor * value));
        Graph scaled = graph.HasPositions ? graph.WithPositions(Times(graph.Positions), graph.Dimension) : graph;
        return graph.HasVelocities ? scaled.WithVelocities(Times(graph.Velocities), graph.Dimension) : scaled;
    }
}
