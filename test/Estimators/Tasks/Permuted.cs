using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>The same graph with its nodes in another order, and its edges given in another order too.</summary>
internal static class Permuted
{
    /// <param name="graph">The graph.</param>
    /// <param name="order">For each new node, the node that it was.</param>
    public static Graph Of(Graph graph, int[] order)
    {
        var place = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        T[] Nodes<T>(ReadOnlySpan<T> values)
        {
            T[] all = values.ToArray();
            int width = order.Length == 0 ? 0 : all.Length / order.Length;
            return [.. order.SelectMany(node => all.AsSpan(node * width, width).ToArray())];
        }

        int[] sources = graph.Sources.ToArray();
        int[] targets = graph.Targets.ToArray();
        Array.Reverse(sources);
        Array.Reverse(targets);
        float[] edges = graph.EdgeFeatures.ToArray();
        return new GraphBuilder(order.Length)
            .AddEdges([.. sources.Select(node => place[node])], [.. targets.Select(node => place[node])])
            .WithNodeFeatures(Nodes(graph.NodeFeatures), graph.NodeFeatureWidth)
            .WithEdgeFeatures([.. edges.Chunk(Math.Max(1, graph.EdgeFeatureWidth)).Reverse().SelectMany(row => row)], graph.EdgeFeatureWidth)
            .WithPositions(Nodes(graph.Positions), graph.HasPositions ? graph.Dimension : 0)
            .WithVelocities(Nodes(graph.Velocities), graph.HasVelocities ? graph.Dimension : 0)
            .WithNodeTypes(Nodes(graph.NodeTypes))
            .Build();
    }
}
