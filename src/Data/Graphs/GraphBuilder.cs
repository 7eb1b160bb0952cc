using System.Runtime.InteropServices;

namespace Equivariant.ML.Data;

/// <summary>
/// Collects the parts of a <see cref="Graph"/>; <see cref="Build"/> checks them. Everything given is copied.
/// </summary>
/// <remarks>
/// Edge features, weights and types follow the order in which the edges were added, where an undirected edge is two
/// edges, one after the other. Self loops and repeated edges are kept as given.
/// </remarks>
public sealed class GraphBuilder
{
    private readonly int nodeCount;
    private readonly List<int> sources = [];
    private readonly List<int> targets = [];
    private Rows nodeFeatures = Rows.None;
    private Rows edgeFeatures = Rows.None;
    private Rows positions = Rows.None;
    private Rows velocities = Rows.None;
    private float[] edgeWeights = [];
    private int[] nodeTypes = [];
    private int[] edgeTypes = [];

    /// <summary>Starts a graph.</summary>
    /// <param name="nodeCount">Number of nodes, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of nodes.</exception>
    public GraphBuilder(int nodeCount)
    {
        GraphChecks.Count(nameof(nodeCount), nodeCount);
        this.nodeCount = nodeCount;
    }

    /// <summary>Adds an edge from one node to another.</summary>
    /// <param name="source">The node the edge leaves.</param>
    /// <param name="target">The node the edge enters.</param>
    public GraphBuilder AddEdge(int source, int target)
    {
        sources.Add(source);
        targets.Add(target);
        return this;
    }

    /// <summary>Adds the edges first → second and second → first, in this order; a self loop is added once.</summary>
    /// <param name="first">One node.</param>
    /// <param name="second">The other.</param>
    public GraphBuilder AddUndirectedEdge(int first, int second)
    {
        AddEdge(first, second);
        return first == second ? this : AddEdge(second, first);
    }

    /// <summary>Adds many edges.</summary>
    /// <param name="sources">The node each edge leaves.</param>
    /// <param name="targets">The node each edge enters, as many.</param>
    /// <exception cref="ArgumentException">Lengths that differ.</exception>
    public GraphBuilder AddEdges(ReadOnlySpan<int> sources, ReadOnlySpan<int> targets)
    {
        if (sources.Length != targets.Length)
        {
            throw new ArgumentException($"Edges have {sources.Length} sources and {targets.Length} targets; expected as many of both.");
        }

        this.sources.AddRange(sources);
        this.targets.AddRange(targets);
        return this;
    }

    /// <summary>Sets the node features.</summary>
    /// <param name="values">Row-major [nodes × <paramref name="width"/>].</param>
    /// <param name="width">Features of one node.</param>
    public GraphBuilder WithNodeFeatures(ReadOnlySpan<float> values, int width)
    {
        nodeFeatures = new Rows(values.ToArray(), width);
        return this;
    }

    /// <summary>Sets the edge features.</summary>
    /// <param name="values">Row-major [edges × <paramref name="width"/>], in the order in which the edges were added.</param>
    /// <param name="width">Features of one edge.</param>
    public GraphBuilder WithEdgeFeatures(ReadOnlySpan<float> values, int width)
    {
        edgeFeatures = new Rows(values.ToArray(), width);
        return this;
    }

    /// <summary>Sets the edge weights.</summary>
    /// <param name="values">[edges], in the order in which the edges were added.</param>
    public GraphBuilder WithEdgeWeights(ReadOnlySpan<float> values)
    {
        edgeWeights = values.ToArray();
        return this;
    }

    /// <summary>Sets the positions.</summary>
    /// <param name="values">Row-major [nodes × <paramref name="dimension"/>].</param>
    /// <param name="dimension">Coordinates of one position.</param>
    public GraphBuilder WithPositions(ReadOnlySpan<float> values, int dimension = 3)
    {
        positions = new Rows(values.ToArray(), dimension);
        return this;
    }

    /// <summary>Sets the velocities.</summary>
    /// <param name="values">Row-major [nodes × <paramref name="dimension"/>].</param>
    /// <param name="dimension">Coordinates of one velocity, the same as of a position.</param>
    public GraphBuilder WithVelocities(ReadOnlySpan<float> values, int dimension = 3)
    {
        velocities = new Rows(values.ToArray(), dimension);
        return this;
    }

    /// <summary>Sets the node types, such as atomic numbers.</summary>
    /// <param name="types">[nodes], 0 or more each.</param>
    public GraphBuilder WithNodeTypes(ReadOnlySpan<int> types)
    {
        nodeTypes = types.ToArray();
        return this;
    }

    /// <summary>Sets the edge types, such as bond orders.</summary>
    /// <param name="types">[edges], 0 or more each, in the order in which the edges were added.</param>
    public GraphBuilder WithEdgeTypes(ReadOnlySpan<int> types)
    {
        edgeTypes = types.ToArray();
        return this;
    }

    /// <summary>Checks the parts and makes the graph. The builder may be used on.</summary>
    /// <exception cref="ArgumentException">
    /// An edge to a node that is not there, a length that does not fit, a number that is not finite, or a negative type;
    /// the message names the part and the node or edge.
    /// </exception>
    public Graph Build()
    {
        EdgeIndex edges = EdgeIndex.Create(
            nodeCount, CollectionsMarshal.AsSpan(sources), CollectionsMarshal.AsSpan(targets), out int[]? order);
        return new Graph(new GraphParts(edges)
            .WithNodeFeatures(nodeFeatures.Values, nodeFeatures.Width)
            .WithEdgeFeatures(edgeFeatures.Values, edgeFeatures.Width, order)
            .WithEdgeWeights(edgeWeights, order)
            .WithPositions(positions.Values, positions.Width)
            .WithVelocities(velocities.Values, velocities.Width)
            .WithNodeTypes(nodeTypes)
            .WithEdgeTypes(edgeTypes, order));
    }

    private readonly record struct Rows(float[] Values, int Width)
    {
        public static readonly Rows None = new([], 0);
    }
}
