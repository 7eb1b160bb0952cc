using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>A row that any task can learn from.</summary>
internal sealed class TaskSample
{
    [GraphColumn]
    public Graph Graph { get; set; } = null!;

    public int Node { get; set; }

    public int Source { get; set; }

    public int Target { get; set; }

    public float Number { get; set; }

    [Microsoft.ML.Data.VectorType(2)]
    public float[] Numbers { get; set; } = [0, 0];

    public bool Yes { get; set; }

    public string Kind { get; set; } = "";

    public float[] Vectors { get; set; } = [];

    public float Weight { get; set; } = 1;

    public int Id { get; set; }

    /// <summary>The id as a number that rows can be filtered by.</summary>
    public float Rank => Id;
}

/// <summary>Graphs with two features a node, and rows about them with rules that small networks find.</summary>
internal static class TaskSamples
{
    /// <summary>Rows that are graphs: the sum of the first feature, and how many edges there are.</summary>
    public static TaskSample[] Graphs(int count, int seed = 1) => [.. Draw(count, seed).Select((graph, i) => new TaskSample
    {
        Graph = graph,
        Number = Feature(graph, 0, 0) + Sum(graph),
        Numbers = [Sum(graph), graph.EdgeCount],
        Yes = Sum(graph) > 0,
        Kind = Name(graph.EdgeCount / (float)graph.NodeCount, 2, 3.2f),
        Vectors = [.. graph.Positions.ToArray().Zip(graph.Velocities.ToArray(), (x, v) => x + v)],
        Id = i,
    })];

    /// <summary>Rows that are nodes: the sum of the neighbours' first feature.</summary>
    public static TaskSample[] Nodes(int count, int seed = 1) => [.. Draw(count, seed).SelectMany(graph => Enumerable.Range(0, graph.NodeCount).Select(node =>
    {
        float sum = Neighbours(graph, node).Sum(neighbour => Feature(graph, neighbour, 0));
        return new TaskSample
        {
            Graph = graph, Node = node, Number = sum, Numbers = [sum, Feature(graph, node, 1)], Kind = Name(sum, -0.5f, 0.5f), Id = node,
        };
    }))];

    /// <summary>Rows that are pairs joined by an edge: the difference of the first features, and what the edge has.</summary>
    public static TaskSample[] Edges(int count, int seed = 1) => [.. Draw(count, seed).SelectMany(graph => Enumerable.Range(0, graph.EdgeCount).Select(edge =>
    {
        (int source, int target) = (graph.Sources[edge], graph.Targets[edge]);
        float difference = MathF.Abs(Feature(graph, source, 0) - Feature(graph, target, 0));
        return new TaskSample
        {
            Graph = graph,
            Source = source,
            Target = target,
            Number = difference + graph.EdgeFeatures[edge],
            Numbers = [difference, graph.EdgeFeatures[edge]],
            Kind = Name(graph.EdgeFeatures[edge], -0.3f, 0.3f),
            Id = edge,
        };
    }))];

    /// <summary>Rows that are graphs of two communities, whose features tell them: edges lie within a community, nearly all that can.</summary>
    public static TaskSample[] Communities(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            int nodes = random.Next(4, 10);
            var builder = new GraphBuilder(nodes);
            var features = new float[2 * nodes];
            for (int a = 0; a < nodes; a++)
            {
                features[(2 * a) + (a % 2)] = 0.5f + random.NextSingle();
                for (int b = a % 2; b < a; b += 2)
                {
                    if (random.NextDouble() < 0.95)
                    {
                        builder.AddUndirectedEdge(a, b);
                    }
                }
            }

            return new TaskSample { Graph = builder.WithNodeFeatures(features, 2).Build(), Id = i };
        })];
    }

    /// <summary>Rows that are pairs of one graph of two communities, whose features tell them: whether there is an edge, mostly within a community.</summary>
    public static TaskSample[] Links(int nodes, int seed = 1)
    {
        var random = new Random(seed);
        var features = new float[2 * nodes];
        for (int node = 0; node < nodes; node++)
        {
            features[(2 * node) + (node % 2)] = 1;
        }

        var builder = new GraphBuilder(nodes);
        var rows = new List<(int Source, int Target, bool Yes)>();
        for (int a = 0; a < nodes; a++)
        {
            for (int b = 0; b < a; b++)
            {
                bool linked = random.NextDouble() < (a % 2 == b % 2 ? 0.8 : 0.05);
                rows.Add((a, b, linked));
                if (linked)
                {
                    builder.AddUndirectedEdge(a, b);
                }
            }
        }

        Graph graph = builder.WithNodeFeatures(features, 2).Build();
        return [.. rows.Select((row, i) => new TaskSample { Graph = graph, Source = row.Source, Target = row.Target, Yes = row.Yes, Id = i })];
    }

    public static float Feature(Graph graph, int node, int feature) => graph.NodeFeatures[(node * graph.NodeFeatureWidth) + feature];

    private static IEnumerable<int> Neighbours(Graph graph, int node) =>
        graph.Sources[graph.TargetPointers[node]..graph.TargetPointers[node + 1]].ToArray();

    private static float Sum(Graph graph) => Enumerable.Range(0, graph.NodeCount).Sum(node => Feature(graph, node, 0));

    private static string Name(float value, float low, float high) => value < low ? "low" : value < high ? "middle" : "high";

    private static Graph[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        float Next() => (float)((2 * random.NextDouble()) - 1);
        float[] Many(int length) => [.. Enumerable.Range(0, length).Select(_ => Next())];
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            int nodes = random.Next(4, 9);
            var builder = new GraphBuilder(nodes);
            var edgeFeatures = new List<float>();
            for (int a = 0; a < nodes; a++)
            {
                for (int b = 0; b < a; b++)
                {
                    if (random.NextDouble() < 0.45)
                    {
                        builder.AddUndirectedEdge(a, b);
                        float feature = Next();
                        edgeFeatures.AddRange([feature, feature]);
                    }
                }
            }

            return builder
                .WithNodeFeatures(Many(2 * nodes), 2)
                .WithEdgeFeatures([.. edgeFeatures], 1)
                .WithPositions(Many(3 * nodes))
                .WithVelocities(Many(3 * nodes))
                .Build();
        })];
    }
}
