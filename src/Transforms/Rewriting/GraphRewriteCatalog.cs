using Equivariant.ML.Data;
using Equivariant.ML.Transforms;

namespace Microsoft.ML;

/// <summary>
/// Transforms that make another graph of each in a column; <see cref="GraphRewriting"/> says what each does. What a transform does not name stays as it is: features, weights,
/// types, positions and velocities go with their nodes and edges. Where there is no such graph, that is an <see cref="InvalidOperationException"/> when the row is read.
/// </summary>
public static class GraphRewriteCatalog
{
    /// <summary>Joins any two nodes between which there are edges by one edge each way, with the same weight, features and type; self loops of a node become one.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="weights">What the weights of edges between the same two nodes become, whichever way they go.</param>
    /// <param name="features">What their features become. Their types must agree.</param>
    public static GraphRewriteEstimator ToUndirected(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        Pooling weights = Pooling.Mean,
        Pooling features = Pooling.Mean) => Make(catalog, outputColumnName, inputColumnName, new ToUndirectedRule(weights, features));

    /// <summary>Merges edges from the same node to the same node into one.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="weights">What their weights become.</param>
    /// <param name="features">What their features become. Their types must agree.</param>
    public static GraphRewriteEstimator CoalesceEdges(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        Pooling weights = Pooling.Add,
        Pooling features = Pooling.Mean) => Make(catalog, outputColumnName, inputColumnName, new CoalesceRule(weights, features));

    /// <summary>Gives a self loop to each node that has none; its features are 0.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="weight">The weight of the new edges, in graphs whose edges have weights.</param>
    /// <param name="edgeType">The type of the new edges, 0 or more; must be given for graphs whose edges have types.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight that is not finite, or a negative type.</exception>
    public static GraphRewriteEstimator AddSelfLoops(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, float weight = 1, int? edgeType = null) =>
        Make(catalog, outputColumnName, inputColumnName, new AddSelfLoopsRule(weight, edgeType));

    /// <summary>Leaves out the edges from a node to itself.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    public static GraphRewriteEstimator RemoveSelfLoops(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null) =>
        Make(catalog, outputColumnName, inputColumnName, new RemoveSelfLoopsRule());

    /// <summary>Keeps the weakly connected component of the most nodes; of several of that size, the one with the smallest node.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    public static GraphRewriteEstimator LargestComponent(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null) =>
        Make(catalog, outputColumnName, inputColumnName, new LargestComponentRule());

    /// <summary>Keeps the nodes within a number of edges of given ones, with all edges among them. It tells nodes by their numbers, so it fits graphs whose nodes are the same ones.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="nodes">The nodes, one or more; a graph that lacks one is an error.</param>
    /// <param name="hops">The number of edges, 0 or more.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="direction">The edges to go along, from sources to targets or from targets to sources; default: all, both ways.</param>
    /// <exception cref="ArgumentException">No nodes, negative ones or negative hops.</exception>
    public static GraphRewriteEstimator SelectNeighborhood(
        this TransformsCatalog catalog, string outputColumnName, int[] nodes, int hops, string? inputColumnName = null, EdgeDirection? direction = null)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        return Make(catalog, outputColumnName, inputColumnName, new NeighborhoodRule(new NumberList<int>(nodes), hops, direction));
    }

    /// <summary>Keeps the nodes of given types, with all edges among them.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="types">The types, one or more, 0 or more each.</param>
    /// <param name="inputColumnName">The column of graphs with node types; default: <paramref name="outputColumnName"/>.</param>
    /// <exception cref="ArgumentException">No types, or negative ones.</exception>
    public static GraphRewriteEstimator SelectNodeTypes(
        this TransformsCatalog catalog, string outputColumnName, int[] types, string? inputColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(types);
        return Make(catalog, outputColumnName, inputColumnName, new NodeTypesRule(new NumberList<int>(types)));
    }

    /// <summary>
    /// Appends independent normal numbers to the features of each node. They follow from the seed and the graph alone, whatever its row; a graph with its nodes in another order
    /// gets others, so nothing that comes after is permutation equivariant.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="width">How many numbers a node gets, 1 to 65,536.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="standardDeviation">Their standard deviation, 0 or more; their mean is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width that is not in its range, or a standard deviation that is not finite or negative.</exception>
    public static GraphRewriteEstimator RandomNodeFeatures(
        this TransformsCatalog catalog, string outputColumnName, int width, string? inputColumnName = null, long seed = 0, double standardDeviation = 1) =>
        Make(catalog, outputColumnName, inputColumnName, new RandomFeaturesRule(width, seed, standardDeviation));

    /// <summary>
    /// Divides each node's features by the sum of their absolute values, as bags of words are before they reach a network (Kipf and Welling 2017). Nodes whose features are all 0 stay as they are.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    public static GraphRewriteEstimator NormalizeNodeFeatures(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null) =>
        Make(catalog, outputColumnName, inputColumnName, new NormalizeNodeFeaturesRule());

    /// <summary>Takes the mean of a graph's positions from each.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="inputColumnName">The column of graphs with positions; default: <paramref name="outputColumnName"/>.</param>
    public static GraphRewriteEstimator CenterPositions(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null) =>
        Make(catalog, outputColumnName, inputColumnName, new CenterRule());

    /// <summary>Multiplies positions, and velocities where there are some, by a factor.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="factor">The factor, finite and above 0.</param>
    /// <param name="inputColumnName">The column of graphs with positions; default: <paramref name="outputColumnName"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor that is not finite and above 0.</exception>
    public static GraphRewriteEstimator ScalePositions(this TransformsCatalog catalog, string outputColumnName, double factor, string? inputColumnName = null) =>
        Make(catalog, outputColumnName, inputColumnName, new ScaleRule(factor));

    /// <summary>Scales positions, and velocities where there are some, so that the root mean square distance of a graph's nodes from their mean is 1.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="inputColumnName">The column of graphs with positions; default: <paramref name="outputColumnName"/>.</param>
    public static GraphRewriteEstimator NormalizePositions(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null) =>
        Make(catalog, outputColumnName, inputColumnName, new UnitRadiusRule());

    /// <summary>
    /// Adds a node, the last one, with an edge from each other and to each other; the features of these edges are 0. Positions and velocities of it are the means of the others'.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="meanFeatures">Whether its features are the mean of the others'; otherwise they are 0.</param>
    /// <param name="nodeType">Its type, 0 or more; must be given for graphs whose nodes have types.</param>
    /// <param name="weight">The weight of the new edges, in graphs whose edges have weights.</param>
    /// <param name="edgeType">The type of the new edges, 0 or more; must be given for graphs whose edges have types.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight that is not finite, or a negative type.</exception>
    public static GraphRewriteEstimator AddVirtualNode(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        bool meanFeatures = false,
        int? nodeType = null,
        float weight = 1,
        int? edgeType = null) => Make(catalog, outputColumnName, inputColumnName, new VirtualNodeRule(meanFeatures, nodeType, weight, edgeType));

    private static GraphRewriteEstimator Make(TransformsCatalog catalog, string outputColumnName, string? inputColumnName, GraphRewriteRule rule)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphRewriteEstimator(outputColumnName, inputColumnName, rule);
    }
}
