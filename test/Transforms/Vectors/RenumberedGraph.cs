using Equivariant.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>A graph, and the same one with its nodes in another order.</summary>
internal sealed class RenumberedGraph
{
    private readonly int[] edges;

    private RenumberedGraph(Graph graph, int[] order, Random random)
    {
        Graph = graph;
        Order = order;
        int[] places = new int[order.Length];
        for (int node = 0; node < order.Length; node++)
        {
            places[order[node]] = node;
        }

        // The edges may come in any order, too; their types tell which is which.
        int[] given = [.. Enumerable.Range(0, graph.EdgeCount)];
        random.Shuffle(given);
        Graph types = Moved(graph, order, given, places, [.. given]);
        edges = types.EdgeTypes.ToArray();
        Renumbered = Moved(graph, order, given, places, graph.EdgeTypes.IsEmpty ? [] : [.. given.Select(edge => graph.EdgeTypes[edge])]);
    }

    public Graph Graph { get; }

    public Graph Renumbered { get; }

    /// <summary>Which node each one of <see cref="Renumbered"/> was.</summary>
    public int[] Order { get; }

    public static RenumberedGraph Draw(Graph graph, Random random)
    {
        int[] order = [.. Enumerable.Range(0, graph.NodeCount)];
        random.Shuffle(order);
        return new RenumberedGraph(graph, order, random);
    }

    /// <summary>What a vector of <see cref="Graph"/> becomes for <see cref="Renumbered"/>.</summary>
    public float[] Expected(float[] vector, VectorLayout layout) => layout switch
    {
        VectorLayout.Graph or VectorLayout.Eigenvectors => vector,
        VectorLayout.Nodes => [.. Order.SelectMany(node => vector.AsSpan(node * (vector.Length / Order.Length), vector.Length / Order.Length).ToArray())],
        VectorLayout.NodesByNodes => [.. Order.SelectMany(row => Order.Select(column => vector[(row * Order.Length) + column]))],
        _ => [.. Order.SelectMany(row => edges.Select(edge => vector[(row * edges.Length) + edge]))],
    };

    private static Graph Moved(Graph graph, int[] order, int[] given, int[] places, int[] types)
    {
        T[] OfNodes<T>(ReadOnlySpan<T> values, int width) => Rows(values.ToArray(), width, order);
        T[] OfEdges<T>(ReadOnlySpan<T> values, int width) => Rows(values.ToArray(), width, given);
        return new GraphBuilder(graph.NodeCount)
            .AddEdges([.. OfEdges(graph.Sources, 1).Select(node => places[node])], [.. OfEdges(graph.Targets, 1).Select(node => places[node])])
            .WithNodeFeatures(OfNodes(graph.NodeFeatures, graph.NodeFeatureWidth), graph.NodeFeatureWidth)
            .WithEdgeFeatures(OfEdges(graph.EdgeFeatures, graph.EdgeFeatureWidth), graph.EdgeFeatureWidth)
            .WithEdgeWeights(OfEdges(graph.EdgeWeights, 1))
            .WithPositions(OfNodes(graph.Positions, graph.Dimension), graph.HasPositions ? graph.Dimension : 0)
            .WithVelocities(OfNodes(graph.Velocities, graph.Dimension), graph.HasVelocities ? graph.Dimension : 0)
            .WithNodeTypes(OfNodes(graph.NodeTypes, 1))
            .WithEdgeTypes(types)
            .Build();
    }

    private static T[] Rows<T>(T[] values, int width, int[] rows) =>
        values.Length == 0 ? [] : [.. rows.SelectMany(row => values.AsSpan(row * width, width).ToArray())];
}
