using Equivariant.ML.Data;
using Equivariant.ML.Transforms;

namespace Microsoft.ML;

/// <summary>
/// Transforms that make a matrix of each graph: a vector of single precision that holds it row after row, as long as the graph asks for, or of a known size if one is given. It is sparse unless
/// it is said to be dense. <see cref="GraphMatrices"/> says what each is, with isolated nodes, self loops, repeated edges and negative weights.
/// </summary>
/// <remarks>
/// Rows are nodes as sources of edges, columns nodes as their targets. "binary" says that an edge weighs 1, whatever its weight and however often it is there; otherwise
/// weights of edges between the same two nodes add up. What there is not of a graph is an <see cref="InvalidOperationException"/> when its row is read: above some 46,000 nodes
/// a matrix has more numbers than a vector, and a negative degree has no root.
/// </remarks>
public static class GraphMatrixCatalog
{
    /// <summary>The adjacency matrix A, [nodes × nodes]: the weight of the edge from one node to another.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="binary">Whether an edge weighs 1 in place of its weight.</param>
    /// <param name="selfLoops">What becomes of edges from a node to itself.</param>
    /// <param name="dense">Whether zeros are kept.</param>
    /// <param name="nodeCount">The most nodes of a graph, 1 to 4096, for a vector of known size, [nodeCount × nodeCount], as trainers need: zeros stand for nodes that are not there. Default: as each graph asks for.</param>
    public static GraphVectorEstimator AdjacencyMatrix(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        bool binary = false,
        SelfLoops selfLoops = SelfLoops.Keep,
        bool dense = false,
        int? nodeCount = null) => Make(catalog, outputColumnName, inputColumnName, new AdjacencyRule(binary, selfLoops, dense), nodeCount);

    /// <summary>A power of the adjacency matrix, Aᵏ, [nodes × nodes]: for numbers of edges the number of walks of k edges from one node to another.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="exponent">k, 0 or more.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="binary">Whether an edge weighs 1 in place of its weight.</param>
    /// <param name="dense">Whether zeros are kept.</param>
    /// <param name="nodeCount">The most nodes of a graph, 1 to 4096, for a vector of known size, [nodeCount × nodeCount], as trainers need: zeros stand for nodes that are not there. Default: as each graph asks for.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative exponent.</exception>
    public static GraphVectorEstimator AdjacencyPower(
        this TransformsCatalog catalog, string outputColumnName, int exponent, string? inputColumnName = null, bool binary = false, bool dense = false, int? nodeCount = null) =>
        Make(catalog, outputColumnName, inputColumnName, new AdjacencyPowerRule(exponent, binary, dense), nodeCount);

    /// <summary>The incidence matrix, [nodes × edges], in the stored order of the edges: −1 where an edge leaves, +1 where it enters, 0 of a self loop.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="oriented">Otherwise both are +1, and a self loop has 2.</param>
    /// <param name="dense">Whether zeros are kept.</param>
    public static GraphVectorEstimator IncidenceMatrix(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, bool oriented = true, bool dense = false) =>
        Make(catalog, outputColumnName, inputColumnName, new IncidenceRule(oriented, dense));

    /// <summary>The degree of each node, [nodes]: the sum of the weights of its edges, a self loop counted once.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="direction">Edges out of a node, or into it.</param>
    /// <param name="binary">Whether an edge weighs 1 in place of its weight: then it is the number of neighbours.</param>
    /// <param name="nodeCount">The most nodes of a graph, 1 to 4096, for a vector of known size, [nodeCount], as trainers need: zeros stand for nodes that are not there. Default: as each graph asks for.</param>
    public static GraphVectorEstimator NodeDegrees(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        EdgeDirection direction = EdgeDirection.Out,
        bool binary = false,
        int? nodeCount = null) => Make(catalog, outputColumnName, inputColumnName, new DegreesRule(direction, binary), nodeCount);

    /// <summary>The degrees as a matrix D, [nodes × nodes], that is 0 beside its diagonal.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="direction">Edges out of a node, or into it.</param>
    /// <param name="binary">Whether an edge weighs 1 in place of its weight.</param>
    /// <param name="dense">Whether zeros are kept.</param>
    /// <param name="nodeCount">The most nodes of a graph, 1 to 4096, for a vector of known size, [nodeCount × nodeCount], as trainers need: zeros stand for nodes that are not there. Default: as each graph asks for.</param>
    public static GraphVectorEstimator DegreeMatrix(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        EdgeDirection direction = EdgeDirection.Out,
        bool binary = false,
        bool dense = false,
        int? nodeCount = null) => Make(catalog, outputColumnName, inputColumnName, new DegreeMatrixRule(direction, binary, dense), nodeCount);

    /// <summary>A Laplacian, [nodes × nodes]: D − A, I − D⁻¹·A or I − D^(−1/2)·A·D^(−1/2), without self loops.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="kind">Which one.</param>
    /// <param name="binary">Whether an edge weighs 1 in place of its weight.</param>
    /// <param name="dense">Whether zeros are kept.</param>
    /// <param name="nodeCount">The most nodes of a graph, 1 to 4096, for a vector of known size, [nodeCount × nodeCount], as trainers need: zeros stand for nodes that are not there. Default: as each graph asks for.</param>
    public static GraphVectorEstimator LaplacianMatrix(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        LaplacianKind kind = LaplacianKind.Combinatorial,
        bool binary = false,
        bool dense = false,
        int? nodeCount = null) =>
        Make(catalog, outputColumnName, inputColumnName, new LaplacianRule(kind, binary, dense), nodeCount);

    /// <summary>The operator of the graph convolutional network, D̃^(−1/2)·(A + I)·D̃^(−1/2), [nodes × nodes] (Kipf and Welling 2017).</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="dense">Whether zeros are kept.</param>
    /// <param name="nodeCount">The most nodes of a graph, 1 to 4096, for a vector of known size, [nodeCount × nodeCount], as trainers need: zeros stand for nodes that are not there. Default: as each graph asks for.</param>
    public static GraphVectorEstimator RenormalizedAdjacency(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, bool dense = false, int? nodeCount = null) =>
        Make(catalog, outputColumnName, inputColumnName, new RenormalizedRule(dense), nodeCount);

    /// <summary>The communicability of any two nodes, exp(A) = I + A + A²/2! + …, [nodes × nodes], always dense (Estrada and Hatano 2008).</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="binary">Whether an edge weighs 1 in place of its weight.</param>
    /// <param name="nodeCount">The most nodes of a graph, 1 to 4096, for a vector of known size, [nodeCount × nodeCount], as trainers need: zeros stand for nodes that are not there. Default: as each graph asks for.</param>
    public static GraphVectorEstimator Communicability(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, bool binary = false, int? nodeCount = null) =>
        Make(catalog, outputColumnName, inputColumnName, new CommunicabilityRule(binary), nodeCount);

    private static GraphVectorEstimator Make(TransformsCatalog catalog, string outputColumnName, string? inputColumnName, VectorRule rule, int? nodeCount = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphVectorEstimator(outputColumnName, inputColumnName, nodeCount is { } count ? new SizedRule(rule, count) : rule);
    }
}
