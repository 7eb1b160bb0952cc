using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>A row to learn from: a number for the graph, vectors for its nodes, and what else a table has.</summary>
internal sealed class Sample
{
    [GraphColumn]
    public Graph Graph { get; set; } = null!;

    public float Label { get; set; }

    public float[] Vectors { get; set; } = [];

    public int Id { get; set; }
}

internal sealed class Scored
{
    public float Score { get; set; }
}

internal sealed class ScoredVectors
{
    public float[] Score { get; set; } = [];
}

internal sealed class ScoredRow
{
    public int Id { get; set; }

    public float Score { get; set; }
}

/// <summary>Data sets with a rule that small networks find.</summary>
internal static class Samples
{
    /// <summary>The sum of the distances of all pairs among two to five nodes.</summary>
    public static Sample[] Distances(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            Graph graph = RandomGraphs.Cloud(random, random.Next(2, 6));
            return new Sample { Graph = graph, Label = Distances(graph), Id = i };
        })];
    }

    /// <summary>3 for each node, 2 for each edge.</summary>
    public static Sample[] Sizes(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            Graph graph = RandomGraphs.Graph(random, new GraphForm());
            return new Sample { Graph = graph, Label = (3 * graph.NodeCount) + (2 * graph.EdgeCount), Id = i };
        })];
    }

    /// <summary>Positions plus velocities, of three nodes.</summary>
    public static Sample[] Motion(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            Graph graph = RandomGraphs.Cloud(random, 3, velocities: true);
            float[] moved = [.. graph.Positions.ToArray().Zip(graph.Velocities.ToArray(), (x, v) => x + v)];
            return new Sample { Graph = graph, Vectors = moved, Label = moved[0], Id = i };
        })];
    }

    private static float Distances(Graph graph)
    {
        float sum = 0;
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            ReadOnlySpan<float> from = graph.Positions.Slice(3 * graph.Sources[edge], 3);
            ReadOnlySpan<float> to = graph.Positions.Slice(3 * graph.Targets[edge], 3);
            sum += MathF.Sqrt(MathF.Pow(from[0] - to[0], 2) + MathF.Pow(from[1] - to[1], 2) + MathF.Pow(from[2] - to[2], 2)) / 2;
        }

        return sum;
    }
}
