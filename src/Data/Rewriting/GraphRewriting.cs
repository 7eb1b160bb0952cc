namespace Equivariant.ML.Data;

/// <summary>Makes other graphs of a graph. What is not named stays as it is: features, weights, types, positions and velocities go with their nodes and edges.</summary>
public static class GraphRewriting
{
    /// <summary>
    /// Joins any two nodes between which there are edges by one edge each way, with the same weight, features and type. Self loops of a node become one.
    /// </summary>
    /// <remarks>
    /// An edge that has no reverse gets one like itself. All edges between two nodes, of either direction and however many, are merged as the options say: a mean of 2 and
    /// 4 makes both directions 3, and what is symmetric stays. Edges into a node are then in ascending order of their source.
    /// </remarks>
    /// <param name="graph">The graph.</param>
    /// <param name="weights">What weights become; a graph without weights gets none.</param>
    /// <param name="features">What features become.</param>
    /// <exception cref="ArgumentException">Edges of several types between the same two nodes, or a sum beyond single precision.</exception>
    public static Graph ToUndirected(this Graph graph, Pooling weights = Pooling.Mean, Pooling features = Pooling.Mean) =>
        EdgeMerging.Of(graph, bothWays: true, weights, features);

    /// <summary>Merges edges from the same node to the same node into one.</summary>
    /// <remarks>Edges into a node are then in ascending order of their source. In a graph without weights a repeated edge becomes one that does not tell how often it was there.</remarks>
    /// <param name="graph">The graph.</param>
    /// <param name="weights">What weights become.</param>
    /// <param name="features">What features become.</param>
    /// <exception cref="ArgumentException">Edges of several types from one node to another, or a sum beyond single precision.</exception>
    public static Graph Coalesce(this Graph graph, Pooling weights = Pooling.Add, Pooling features = Pooling.Mean) =>
        EdgeMerging.Of(graph, bothWays: false, weights, features);

    /// <summary>Gives a self loop to each node that has none, behind the other edges into it; its features are 0.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="weight">The weight of the new edges, finite, unless the graph has edges without weights.</param>
    /// <param name="edgeType">The type of the new edges, 0 or more, unless the graph has edges without types; must be given if they have some.</param>
    /// <exception cref="ArgumentException">A weight or a type that makes no sense, or edge types in the graph and none given.</exception>
    public static Graph WithSelfLoops(this Graph graph, float weight = 1, int? edgeType = null) => AddedSelfLoops.To(graph, weight, edgeType);

    /// <summary>Leaves out the edges from a node to itself.</summary>
    /// <param name="graph">The graph.</param>
    public static Graph WithoutSelfLoops(this Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.WithEdgesWhere(edge => graph.Sources[edge] != graph.Targets[edge]);
    }

    /// <summary>The component of the most nodes (see <see cref="GraphComponents"/>); of several of that size, the one with the smallest node. Nodes keep their order.</summary>
    /// <param name="graph">The graph.</param>
    public static Graph LargestComponent(this Graph graph) => graph.WithNodesAt(GraphComponents.Largest(graph));

    /// <summary>Some of the nodes, numbered in the order given, with all edges among them (the induced subgraph).</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="nodes">Nodes of the graph, each once.</param>
    /// <exception cref="ArgumentException">A node that is not there, or is given twice.</exception>
    public static Graph Subgraph(this Graph graph, params ReadOnlySpan<int> nodes)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.WithNodesAt(NodeChoice.Once(graph, nodes));
    }

    /// <summary>The nodes within a number of edges of given ones, with all edges among them; nodes keep their order.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="nodes">Nodes of the graph.</param>
    /// <param name="hops">The number of edges, 0 or more.</param>
    /// <param name="direction">
    /// The edges to go along: from sources to targets, or from targets to sources, where the messages of as many layers come from; default: all, both ways.
    /// </param>
    /// <exception cref="ArgumentException">A node that is not there, or a negative number of hops.</exception>
    public static Graph Neighborhood(this Graph graph, ReadOnlySpan<int> nodes, int hops, EdgeDirection? direction = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.WithNodesAt(NodeChoice.Within(graph, nodes, hops, direction));
    }

    /// <summary>The nodes of given types, with all edges among them; nodes keep their order.</summary>
    /// <param name="graph">A graph with node types.</param>
    /// <param name="types">One or more types, 0 or more each.</param>
    /// <exception cref="ArgumentException">No types, negative ones, or nodes that have none.</exception>
    public static Graph NodesOfTypes(this Graph graph, params ReadOnlySpan<int> types)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.WithNodesAt(NodeChoice.OfTypes(graph, types));
    }

    /// <summary>Appends independent normal numbers of mean 0 to the features of each node.</summary>
    /// <remarks>
    /// They follow from the seed and all that the graph is: the same graph gets the same ones anywhere and at any time, another graph others. They break the symmetry between nodes,
    /// which is what they are for, and so between the orders of nodes: a graph in another order gets numbers of its own, not these in that order.
    /// </remarks>
    /// <param name="graph">The graph.</param>
    /// <param name="width">How many numbers a node gets, 1 to 65,536.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="standardDeviation">Their standard deviation, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width that is not in its range, or a standard deviation that is not finite or negative.</exception>
    public static Graph WithRandomNodeFeatures(this Graph graph, int width, long seed, double standardDeviation = 1) =>
        RandomNodeFeatures.To(graph, width, seed, standardDeviation);

    /// <summary>
    /// Adds a node, the last one, with an edge from each other and to each other; the features of these edges are 0. Positions and velocities of it are the means of the others',
    /// or 0 where there are none.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="meanFeatures">Whether its features are the mean of the others'; otherwise they are 0.</param>
    /// <param name="nodeType">Its type, 0 or more, unless the graph has nodes without types; must be given if they have some.</param>
    /// <param name="weight">The weight of the new edges, finite, unless the graph has edges without weights.</param>
    /// <param name="edgeType">The type of the new edges, 0 or more, unless the graph has edges without types; must be given if they have some.</param>
    /// <exception cref="ArgumentException">A weight or a type that makes no sense, or types in the graph and none given.</exception>
    public static Graph WithVirtualNode(this Graph graph, bool meanFeatures = false, int? nodeType = null, float weight = 1, int? edgeType = null) =>
        VirtualNode.To(graph, meanFeatures, nodeType, weight, edgeType);

    /// <summary>
    /// Divides each node's features by the sum of their absolute values, as bags of words are before they reach a network (Kipf and Welling 2017). Nodes whose features are all 0 stay as they are.
    /// </summary>
    /// <param name="graph">The graph.</param>
    public static Graph WithNormalizedNodeFeatures(this Graph graph) => NormalizedRows.Of(graph);

    /// <summary>Takes the mean of the positions from each, so that the new mean is 0. Velocities stay.</summary>
    /// <param name="graph">A graph with positions.</param>
    /// <exception cref="ArgumentException">Nodes without positions.</exception>
    public static Graph WithCenteredPositions(this Graph graph) => Placement.Centered(graph);

    /// <summary>Multiplies positions, and velocities where there are some, by a factor: another unit of length.</summary>
    /// <param name="graph">A graph with positions.</param>
    /// <param name="factor">The factor, finite and above 0.</param>
    /// <exception cref="ArgumentException">Such a factor it is not, nodes without positions, or a product beyond single precision.</exception>
    public static Graph WithScaledPositions(this Graph graph, double factor) => Placement.Scaled(graph, factor);

    /// <summary>
    /// Multiplies positions, and velocities where there are some, by 1/r, where r² is the mean of |xᵢ − x̄|²: then the root mean square distance from the mean is 1. Nodes that
    /// are all in one place stay there. The mean is scaled too; center first to have it at 0.
    /// </summary>
    /// <param name="graph">A graph with positions.</param>
    /// <exception cref="ArgumentException">Nodes without positions, or a number beyond single precision.</exception>
    public static Graph WithUnitRadius(this Graph graph) => Placement.OfUnitRadius(graph);
}
