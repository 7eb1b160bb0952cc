namespace Equivariant.ML.Data;

/// <summary>What a graph is as matrices.</summary>
/// <remarks>
/// <para>A[i, j] is the weight of the edge from node i to node j: rows are sources, columns targets, and an undirected edge, which a graph holds as two, makes
/// A symmetric. Without edge weights each edge weighs 1. The weights of edges between the same two nodes add up, which for weights of 1 counts them.</para>
/// <para>The degree of a node is the sum of its row unless columns are asked for: of the weights of the edges that leave it. Weights may be negative. A matrix for
/// which a degree would have to have a root or a reciprocal says what it makes of degrees that have none.</para>
/// </remarks>
public static class GraphMatrices
{
    /// <summary>The adjacency matrix A, [nodes × nodes].</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="binary">Whether an entry is 1 wherever there is an edge, whatever its weight and however often it is there; otherwise it is the weight.</param>
    /// <param name="selfLoops">What becomes of edges from a node to itself.</param>
    public static SparseMatrix Adjacency(Graph graph, bool binary = false, SelfLoops selfLoops = SelfLoops.Keep) =>
        AdjacencyMatrix.Of(graph, binary, selfLoops);

    /// <summary>Aᵏ, of which an entry [i, j] is the number of walks of k edges from i to j if those of A are numbers of edges; A⁰ = I.</summary>
    /// <param name="adjacency">The matrix A, square. Numbers of walks above 2⁵³ are rounded.</param>
    /// <param name="exponent">k, 0 or more.</param>
    /// <param name="maxEntries">How many entries this power and those on the way to it may have: 2²⁷, 1.6 GB, unless told otherwise.</param>
    /// <exception cref="ArgumentException">A matrix that is not square, more entries, or one that is too large for a number.</exception>
    public static SparseMatrix Power(SparseMatrix adjacency, int exponent, int maxEntries = SparseMatrix.MostEntries) =>
        MatrixPower.Of(adjacency, exponent, maxEntries);

    /// <summary>
    /// The incidence matrix B, [nodes × edges], in the stored order of the edges: −1 where an edge leaves, +1 where it enters, so that Bᵀ·x is the difference of x
    /// along each edge. In a column of a self loop they add up to 0.
    /// </summary>
    /// <param name="graph">The graph, whose edge weights do not matter.</param>
    /// <param name="oriented">Otherwise both are +1, and a self loop has 2.</param>
    public static SparseMatrix Incidence(Graph graph, bool oriented = true) => IncidenceMatrix.Of(graph, oriented);

    /// <summary>The degree of each node, [nodes]: the sums of an adjacency matrix's rows or columns, self loops counted once.</summary>
    /// <param name="adjacency">The adjacency matrix, square: binary for numbers of neighbours, otherwise for sums of weights.</param>
    /// <param name="direction">Edges out of a node, the sums of rows, or into it, the sums of columns.</param>
    /// <exception cref="ArgumentException">A matrix that is not square, or a sum that is too large for a number.</exception>
    public static double[] Degrees(SparseMatrix adjacency, EdgeDirection direction = EdgeDirection.Out) => DegreeSums.Of(adjacency, direction);

    /// <summary>The degrees as a matrix D, [nodes × nodes], that is 0 beside its diagonal.</summary>
    /// <param name="adjacency">The adjacency matrix, square.</param>
    /// <param name="direction">Edges out of a node, the sums of rows, or into it, the sums of columns.</param>
    /// <exception cref="ArgumentException">A matrix that is not square, or a sum that is too large for a number.</exception>
    public static SparseMatrix DegreeMatrix(SparseMatrix adjacency, EdgeDirection direction = EdgeDirection.Out) =>
        SparseMatrix.Diagonal(DegreeSums.Of(adjacency, direction));

    /// <summary>A Laplacian of a graph, [nodes × nodes], by its edge weights: that of its adjacency matrix.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="kind">Which one.</param>
    /// <exception cref="ArgumentException">As for the adjacency matrix: a negative degree for the symmetric one.</exception>
    public static SparseMatrix Laplacian(Graph graph, LaplacianKind kind = LaplacianKind.Combinatorial) => Laplacian(Adjacency(graph), kind);

    /// <summary>
    /// A Laplacian: D − A, I − D⁻¹·A or I − D^(−1/2)·A·D^(−1/2), where D are the sums of A's rows. It is symmetric where A is, the second apart. All entries that A has
    /// are kept, and the whole diagonal.
    /// </summary>
    /// <remarks>
    /// As in PyG's get_laplacian, self loops are left out first, degrees are of edges out of a node in both places of the third, and for a degree of 0,
    /// be it of an isolated node or of weights that cancel, D⁻¹ and D^(−1/2) are 0: the row of an isolated node is that of D in the first (0), of I in the others. Negative
    /// degrees have a reciprocal, but no root.
    /// </remarks>
    /// <param name="adjacency">The matrix A, square, with any weights.</param>
    /// <param name="kind">Which one.</param>
    /// <exception cref="ArgumentException">
    /// A matrix that is not square; a negative degree for the symmetric one, in a message that names the node; weights for which the result would not be finite.
    /// </exception>
    public static SparseMatrix Laplacian(SparseMatrix adjacency, LaplacianKind kind = LaplacianKind.Combinatorial) => LaplacianMatrix.Of(adjacency, kind);

    /// <summary>
    /// The operator of the graph convolutional network, D̃^(−1/2)·(A + I)·D̃^(−1/2), [nodes × nodes] (Kipf and Welling 2017, "Semi-Supervised Classification with Graph
    /// Convolutional Networks"). The network multiplies its transpose, as messages go from sources to targets.
    /// </summary>
    /// <remarks>
    /// A node that has a self loop keeps it, each other gets one of weight 1. D̃ is the sum of |weight| over the edges into a node, which for weights that are not negative
    /// is their sum; where it is 0, D̃^(−1/2) is 0.
    /// </remarks>
    /// <param name="graph">The graph, with any weights.</param>
    public static SparseMatrix RenormalizedAdjacency(Graph graph) => RenormalizedMatrix.Of(graph);

    /// <summary>
    /// exp(A) = I + A + A²/2! + A³/3! + …, row-major [nodes × nodes]: for an adjacency matrix the communicability of two nodes, walks of k edges between them by 1/k!
    /// (Estrada and Hatano 2008, "Communicability in complex networks").
    /// </summary>
    /// <remarks>Dense: it takes memory for three such matrices, and time in proportion to nodes³ times the logarithm of the greatest degree.</remarks>
    /// <param name="adjacency">The matrix A, square, with any weights, of up to some 46,000 nodes.</param>
    /// <exception cref="ArgumentException">A matrix that is not square or too large, or a result that is too large for numbers.</exception>
    public static double[] Exponential(SparseMatrix adjacency) => MatrixExponential.Of(adjacency);
}
