namespace Equivariant.ML.Data;

/// <summary>
/// A graph: nodes, directed edges, and what is known of each. Immutable and checked where it was built, so a graph that
/// exists is valid: every edge joins nodes that are there, every number is finite, every length fits. Threads may share one.
/// </summary>
/// <remarks>
/// <para>Edges are stored sorted by target (edges into one node in the order they were given), so that messages into each
/// node are summed in a fixed order. All edge parts are in this stored order.</para>
/// <para>Self loops and several edges between the same two nodes are allowed. A graph may have no edges (a set), one node,
/// or none. Build one with <see cref="GraphBuilder"/>.</para>
/// </remarks>
public sealed class Graph
{
    private readonly GraphParts parts;

    internal Graph(GraphParts parts) => this.parts = parts;

    /// <summary>Number of nodes.</summary>
    public int NodeCount => parts.Edges.NodeCount;

    /// <summary>Number of directed edges; an undirected edge counts twice.</summary>
    public int EdgeCount => parts.Edges.Sources.Length;

    /// <summary>The node each edge leaves, [edges].</summary>
    public ReadOnlySpan<int> Sources => parts.Edges.Sources;

    /// <summary>The node each edge enters and brings its message to, [edges], ascending.</summary>
    public ReadOnlySpan<int> Targets => parts.Edges.Targets;

    /// <summary>Where each node's incoming edges start, [nodes + 1]: those of node i are TargetPointers[i] up to TargetPointers[i + 1].</summary>
    public ReadOnlySpan<int> TargetPointers => parts.Edges.TargetPointers;

    /// <summary>Where each node's outgoing edges start in <see cref="SourcePermutation"/>, [nodes + 1].</summary>
    public ReadOnlySpan<int> SourcePointers => parts.Edges.SourcePointers;

    /// <summary>The edges grouped by source, [edges]: indices into <see cref="Sources"/> and <see cref="Targets"/>, ascending within a source.</summary>
    public ReadOnlySpan<int> SourcePermutation => parts.Edges.SourcePermutation;

    /// <summary>Features of one node; 0 without node features.</summary>
    public int NodeFeatureWidth => parts.NodeFeatureWidth;

    /// <summary>Node features, row-major [nodes × <see cref="NodeFeatureWidth"/>]; empty if there are none.</summary>
    public ReadOnlySpan<float> NodeFeatures => parts.NodeFeatures;

    /// <summary>Features of one edge; 0 without edge features.</summary>
    public int EdgeFeatureWidth => parts.EdgeFeatureWidth;

    /// <summary>Edge features, row-major [edges × <see cref="EdgeFeatureWidth"/>]; empty if there are none.</summary>
    public ReadOnlySpan<float> EdgeFeatures => parts.EdgeFeatures;

    /// <summary>Edge weights, [edges]; empty if there are none.</summary>
    public ReadOnlySpan<float> EdgeWeights => parts.EdgeWeights;

    /// <summary>Coordinates of one position or velocity, usually 3; 0 without both.</summary>
    public int Dimension => Math.Max(parts.PositionDimension, parts.VelocityDimension);

    /// <summary>Whether the nodes have positions.</summary>
    public bool HasPositions => parts.PositionDimension > 0;

    /// <summary>Positions, row-major [nodes × <see cref="Dimension"/>]; empty if there are none.</summary>
    public ReadOnlySpan<float> Positions => parts.Positions;

    /// <summary>Whether the nodes have velocities.</summary>
    public bool HasVelocities => parts.VelocityDimension > 0;

    /// <summary>Velocities, row-major [nodes × <see cref="Dimension"/>]; empty if there are none.</summary>
    public ReadOnlySpan<float> Velocities => parts.Velocities;

    /// <summary>The type of each node, such as its atomic number, [nodes]; empty if there are none.</summary>
    public ReadOnlySpan<int> NodeTypes => parts.NodeTypes;

    /// <summary>The type of each edge, such as its bond order, [edges]; empty if there are none.</summary>
    public ReadOnlySpan<int> EdgeTypes => parts.EdgeTypes;

    /// <summary>This graph with other node features.</summary>
    /// <param name="values">Row-major [nodes × <paramref name="width"/>].</param>
    /// <param name="width">Features of one node; 0, with no values, takes them away.</param>
    /// <exception cref="ArgumentException">A length that does not fit, or a number that is not finite.</exception>
    public Graph WithNodeFeatures(ReadOnlySpan<float> values, int width) => new(parts.WithNodeFeatures(values, width));

    /// <summary>This graph with other edge features.</summary>
    /// <param name="values">Row-major [edges × <paramref name="width"/>], in the stored order of the edges.</param>
    /// <param name="width">Features of one edge; 0, with no values, takes them away.</param>
    /// <exception cref="ArgumentException">A length that does not fit, or a number that is not finite.</exception>
    public Graph WithEdgeFeatures(ReadOnlySpan<float> values, int width) => new(parts.WithEdgeFeatures(values, width, null));

    /// <summary>This graph with other edge weights.</summary>
    /// <param name="values">[edges], in the stored order of the edges; empty takes them away.</param>
    /// <exception cref="ArgumentException">A length that does not fit, or a number that is not finite.</exception>
    public Graph WithEdgeWeights(ReadOnlySpan<float> values) => new(parts.WithEdgeWeights(values, null));

    /// <summary>This graph with other positions.</summary>
    /// <param name="values">Row-major [nodes × <paramref name="dimension"/>].</param>
    /// <param name="dimension">Coordinates of one position; 0, with no values, takes them away.</param>
    /// <exception cref="ArgumentException">A length that does not fit, a number that is not finite, or another dimension than the velocities'.</exception>
    public Graph WithPositions(ReadOnlySpan<float> values, int dimension = 3) => new(parts.WithPositions(values, dimension));

    /// <summary>This graph with other velocities.</summary>
    /// <param name="values">Row-major [nodes × <paramref name="dimension"/>].</param>
    /// <param name="dimension">Coordinates of one velocity; 0, with no values, takes them away.</param>
    /// <exception cref="ArgumentException">A length that does not fit, a number that is not finite, or another dimension than the positions'.</exception>
    public Graph WithVelocities(ReadOnlySpan<float> values, int dimension = 3) => new(parts.WithVelocities(values, dimension));

    /// <summary>This graph with other node types.</summary>
    /// <param name="types">[nodes], 0 or more each; empty takes them away.</param>
    /// <exception cref="ArgumentException">A length that does not fit, or a negative type.</exception>
    public Graph WithNodeTypes(ReadOnlySpan<int> types) => new(parts.WithNodeTypes(types));

    /// <summary>This graph with other edge types.</summary>
    /// <param name="types">[edges], 0 or more each, in the stored order of the edges; empty takes them away.</param>
    /// <exception cref="ArgumentException">A length that does not fit, or a negative type.</exception>
    public Graph WithEdgeTypes(ReadOnlySpan<int> types) => new(parts.WithEdgeTypes(types, null));

    /// <summary>This graph's nodes joined by other edges. Features, weights and types of the former edges go with them.</summary>
    /// <param name="sources">The node each edge leaves.</param>
    /// <param name="targets">The node each edge enters, as many.</param>
    /// <exception cref="ArgumentException">Lengths that differ, or an edge to a node that is not there.</exception>
    public Graph WithEdges(ReadOnlySpan<int> sources, ReadOnlySpan<int> targets) =>
        new(parts.WithEdges(EdgeIndex.Create(NodeCount, sources, targets, out _)));

    /// <summary>This graph with some of its edges, which keep their features, weights and types.</summary>
    /// <param name="keep">Whether an edge stays, by its place in the stored order.</param>
    public Graph WithEdgesWhere(Func<int, bool> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        return new(parts.WithEdgesAt([.. Enumerable.Range(0, EdgeCount).Where(keep)]));
    }

    /// <summary>The counts and widths in a line.</summary>
    public override string ToString() =>
        $"Graph: {NodeCount} nodes, {EdgeCount} edges"
        + (NodeFeatureWidth > 0 ? $", {NodeFeatureWidth} node features" : "")
        + (EdgeFeatureWidth > 0 ? $", {EdgeFeatureWidth} edge features" : "")
        + (HasPositions ? $", positions in {Dimension} dimensions" : "");

    internal Graph WithEdges(EdgeIndex edges) => new(parts.WithEdges(edges));

    /// <summary>Some of the nodes, each once, in the order given, with the edges among them.</summary>
    internal Graph WithNodesAt(int[] nodes) => new(parts.WithNodesAt(nodes));
}
