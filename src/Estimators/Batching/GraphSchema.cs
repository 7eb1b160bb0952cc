using Equivariant.ML.Data;
using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>What a model knows its graphs to have: learnt from the training graphs, saved with the model, held against every graph it scores.</summary>
internal sealed record GraphSchema
{
    /// <summary>Features a node.</summary>
    public int NodeFeatures { get; init; }

    /// <summary>The node types seen in training, rising; each becomes one input of 0 or 1.</summary>
    public int[] NodeTypes { get; init; } = [];

    /// <summary>Features an edge.</summary>
    public int EdgeFeatures { get; init; }

    /// <summary>Whether edges have weights, which become one more feature.</summary>
    public bool EdgeWeights { get; init; }

    /// <summary>The edge types seen in training, rising; each becomes one input of 0 or 1.</summary>
    public int[] EdgeTypes { get; init; } = [];

    /// <summary>Whether no training graph had an edge, so that a network that infers edges takes graphs as complete.</summary>
    public bool Edgeless { get; init; }

    /// <summary>The dimension of positions; 0 where there are none.</summary>
    public int Dimension { get; init; }

    /// <summary>Whether nodes have velocities.</summary>
    public bool Velocities { get; init; }

    /// <summary>The width of a node's input: its features and types, or a 1 where there are neither.</summary>
    internal int NodeWidth => Math.Max(1, NodeFeatures + NodeTypes.Length);

    /// <summary>The width of an edge's input.</summary>
    internal int EdgeWidth => EdgeFeatures + (EdgeWeights ? 1 : 0) + EdgeTypes.Length;

    internal InputWidths Widths => new()
    {
        Nodes = NodeWidth,
        NodeTypes = NodeTypes.Length == 0 ? null : NodeFeatures..NodeWidth,
        Edges = EdgeWidth,
        EdgeTypes = EdgeTypes.Length == 0 ? null : (EdgeWidth - EdgeTypes.Length)..EdgeWidth,
        EdgeWeight = EdgeWeights ? EdgeFeatures : null,
        Dimension = Dimension,
        Velocities = Velocities,
    };

    /// <summary>Learns what graphs have and checks that they have the same.</summary>
    /// <exception cref="InvalidOperationException">A graph differs from the first.</exception>
    internal static GraphSchema Learn(IReadOnlyList<Graph> graphs)
    {
        GraphSchema schema = new();
        if (graphs.FirstOrDefault(graph => graph.NodeCount > 0) is { } first)
        {
            schema = schema with
            {
                NodeFeatures = first.NodeFeatureWidth,
                Dimension = first.HasPositions ? first.Dimension : 0,
                Velocities = first.HasVelocities,
                NodeTypes = first.NodeTypes.IsEmpty ? [] : Distinct(graphs, graph => graph.NodeTypes),
            };
        }

        schema = schema with { Edgeless = graphs.All(graph => graph.EdgeCount == 0) };
        if (graphs.FirstOrDefault(graph => graph.EdgeCount > 0) is { } connected)
        {
            schema = schema with
            {
                EdgeFeatures = connected.EdgeFeatureWidth,
                EdgeWeights = !connected.EdgeWeights.IsEmpty,
                EdgeTypes = connected.EdgeTypes.IsEmpty ? [] : Distinct(graphs, graph => graph.EdgeTypes),
            };
        }

        schema.CheckAll(graphs);
        return schema;
    }

    /// <summary>Holds graphs against what training saw, each once, however many rows share it; their places are the rows.</summary>
    /// <exception cref="InvalidOperationException">One has something else.</exception>
    internal void CheckAll(IReadOnlyList<Graph> graphs)
    {
        var seen = new HashSet<Graph>(ReferenceEqualityComparer.Instance);
        for (int row = 0; row < graphs.Count; row++)
        {
            if (seen.Add(graphs[row]))
            {
                Check(graphs[row], row);
            }
        }
    }

    /// <summary>Holds a graph against what training saw.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="row">The row that it came with, for the message; null where it came with none.</param>
    /// <exception cref="InvalidOperationException">It has something else.</exception>
    internal void Check(Graph graph, long? row)
    {
        if (graph.NodeCount > 0)
        {
            Require(graph.NodeFeatureWidth == NodeFeatures, row, "node features", graph.NodeFeatureWidth, NodeFeatures);
            Require((graph.HasPositions ? graph.Dimension : 0) == Dimension, row, "dimensions of positions", graph.HasPositions ? graph.Dimension : 0, Dimension);
            Require(graph.HasVelocities == Velocities, row, "velocities a node", graph.HasVelocities ? 1 : 0, Velocities ? 1 : 0);
            if (Velocities && Dimension == 0)
            {
                throw new InvalidOperationException($"{Named(row)} has velocities and no positions; expected both, or neither.");
            }

            Require(graph.NodeTypes.IsEmpty == (NodeTypes.Length == 0), row, "types a node", graph.NodeTypes.IsEmpty ? 0 : 1, NodeTypes.Length == 0 ? 0 : 1);
        }

        if (graph.EdgeCount > 0)
        {
            Require(graph.EdgeFeatureWidth == EdgeFeatures, row, "edge features", graph.EdgeFeatureWidth, EdgeFeatures);
            Require(graph.EdgeWeights.IsEmpty != EdgeWeights, row, "weights an edge", graph.EdgeWeights.IsEmpty ? 0 : 1, EdgeWeights ? 1 : 0);
            Require(graph.EdgeTypes.IsEmpty == (EdgeTypes.Length == 0), row, "types an edge", graph.EdgeTypes.IsEmpty ? 0 : 1, EdgeTypes.Length == 0 ? 0 : 1);
        }

        CheckTypes(graph.NodeTypes, NodeTypes, row, "node");
        CheckTypes(graph.EdgeTypes, EdgeTypes, row, "edge");
    }

    /// <summary>Checks what a file may have wrong.</summary>
    /// <exception cref="ArgumentException">Something is out of its range.</exception>
    internal void Check()
    {
        const int Most = 1 << 16;
        bool sensible = this is { NodeFeatures: >= 0 and <= Most, EdgeFeatures: >= 0 and <= Most, Dimension: >= 0 and <= Most }
            && !(Velocities && Dimension == 0) && Rising(NodeTypes) && Rising(EdgeTypes);
        if (!sensible)
        {
            throw new ArgumentException("widths or types of the graphs are out of their range.");
        }
    }

    /// <summary>Whether each number is larger than the one before.</summary>
    internal static bool Rising(int[] types)
    {
        for (int i = 1; i < types.Length; i++)
        {
            if (types[i - 1] >= types[i])
            {
                return false;
            }
        }

        return true;
    }

    private static string Named(long? row) => row is { } number ? $"Row {number}: the graph" : "The graph";

    private static void Require(bool holds, long? row, string what, int found, int expected)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{Named(row)} has {found} {what}; expected {expected}, as in the first training graph.");
        }
    }

    private static void CheckTypes(ReadOnlySpan<int> types, int[] known, long? row, string what)
    {
        for (int i = 0; i < types.Length; i++)
        {
            if (Array.BinarySearch(known, types[i]) < 0)
            {
                throw new InvalidOperationException(
                    $"{Named(row)}'s {what} {i} has type {types[i]}, which no training graph has; known are {string.Join(", ", known)}.");
            }
        }
    }

    private static int[] Distinct(IReadOnlyList<Graph> graphs, TypesOf of)
    {
        var types = new SortedSet<int>();
        foreach (Graph graph in graphs.Distinct<Graph>(ReferenceEqualityComparer.Instance))
        {
            foreach (int type in of(graph))
            {
                types.Add(type);
            }
        }

        return [.. types];
    }

    private delegate ReadOnlySpan<int> TypesOf(Graph graph);
}
