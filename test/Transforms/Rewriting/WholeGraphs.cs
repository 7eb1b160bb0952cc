using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>Graphs that have every part, so that every rule has something to do with them.</summary>
internal static class WholeGraphs
{
    /// <summary>
    /// Two to nine nodes with edges at random, and a ring of twelve that is the largest component. The first feature of a node is a number of its own, which tells it
    /// from others wherever it goes; types of edges follow from what they join, so that they agree.
    /// </summary>
    public static Graph Draw(Random random)
    {
        int few = random.Next(2, 10);
        int nodes = few + 12;
        int edges = random.Next(25);
        int[] sources = [.. Enumerable.Range(0, edges).Select(_ => random.Next(few)), .. Enumerable.Range(few, 12)];
        int[] targets = [.. Enumerable.Range(0, edges).Select(_ => random.Next(few)), .. Enumerable.Range(0, 12).Select(i => few + ((i + 1) % 12))];
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(17) / 4f)];
        return new GraphBuilder(nodes)
            .AddEdges(sources, targets)
            .WithNodeFeatures([.. Enumerable.Range(0, nodes).SelectMany(node => new[] { node + 1, random.Next(9) / 4f })], 2)
            .WithEdgeFeatures(Numbers(sources.Length * 3), 3)
            .WithEdgeWeights(Numbers(sources.Length))
            .WithPositions([.. Enumerable.Range(0, nodes * 3).Select(_ => (float)random.NextDouble())])
            .WithVelocities(Numbers(nodes * 3))
            .WithNodeTypes([.. Enumerable.Range(0, nodes).Select(_ => random.Next(3))])
            .WithEdgeTypes([.. sources.Zip(targets, (source, target) => (source + target) % 3)])
            .Build();
    }

    /// <summary>
    /// A ring of five to twelve nodes with some chords, edges both ways, whose weights are such that no eigenvalue occurs twice and no eigenvector looks the same from
    /// both of its sides. The first feature of a node is a number of its own.
    /// </summary>
    public static Graph DrawJoined(Random random)
    {
        int nodes = random.Next(5, 13);
        HashSet<(int A, int B)> pairs = [(0, nodes - 1), .. Enumerable.Range(1, nodes - 1).Select(node => (node - 1, node))];
        pairs.UnionWith(Enumerable.Range(0, nodes).Select(_ => (A: random.Next(nodes), B: random.Next(nodes))).Where(pair => pair.A < pair.B));
        float[] weights = [.. pairs.Select(_ => 0.5f + random.NextSingle())];
        return new GraphBuilder(nodes)
            .AddEdges([.. pairs.Select(pair => pair.A), .. pairs.Select(pair => pair.B)], [.. pairs.Select(pair => pair.B), .. pairs.Select(pair => pair.A)])
            .WithEdgeWeights([.. weights, .. weights])
            .WithNodeFeatures([.. Enumerable.Range(0, nodes).SelectMany(node => new[] { node + 1, random.Next(9) / 4f })], 2)
            .Build();
    }

    /// <summary>Checks that two graphs whose nodes have numbers of their own are the same but for the order of nodes and edges, within the rounding of sums.</summary>
    public static bool AreSame(Graph one, Graph other)
    {
        (double[][] Nodes, double[][] Edges) first = Rows(one);
        (double[][] Nodes, double[][] Edges) second = Rows(other);
        return Close(first.Nodes, second.Nodes) && Close(first.Edges, second.Edges);
    }

    private static (double[][] Nodes, double[][] Edges) Rows(Graph graph)
    {
        double Name(int node) => graph.NodeFeatures[node * graph.NodeFeatureWidth];
        IEnumerable<double[]> nodes = Enumerable.Range(0, graph.NodeCount).Select(node => (double[])
        [
            .. Row(graph.NodeFeatures, node, graph.NodeFeatureWidth),
            .. Row(graph.Positions, node, graph.HasPositions ? graph.Dimension : 0),
            .. Row(graph.Velocities, node, graph.HasVelocities ? graph.Dimension : 0),
            .. graph.NodeTypes.IsEmpty ? [] : (double[])[graph.NodeTypes[node]],
        ]);
        IEnumerable<double[]> edges = Enumerable.Range(0, graph.EdgeCount).Select(edge => (double[])
        [
            Name(graph.Sources[edge]),
            Name(graph.Targets[edge]),
            .. Row(graph.EdgeFeatures, edge, graph.EdgeFeatureWidth),
            .. Row(graph.EdgeWeights, edge, graph.EdgeWeights.IsEmpty ? 0 : 1),
            .. graph.EdgeTypes.IsEmpty ? [] : (double[])[graph.EdgeTypes[edge]],
        ]);
        return ([.. nodes.Order(Order)], [.. edges.Order(Order)]);
    }

    private static Comparer<double[]> Order { get; } = Comparer<double[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));

    private static double[] Row(ReadOnlySpan<float> values, int row, int width) => Array.ConvertAll(values.Slice(row * width, width).ToArray(), value => (double)value);

    private static bool Close(double[][] one, double[][] other) => one.Length == other.Length && one.Zip(other).All(rows =>
        rows.First.Length == rows.Second.Length && rows.First.Zip(rows.Second).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-5 * Math.Max(1, Math.Abs(pair.First))));
}
