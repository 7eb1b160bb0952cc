using Equivariant.ML.Data;
using Equivariant.ML.Transforms;

namespace Microsoft.ML;

/// <summary>
/// Transforms that append to the features of nodes what the graph around them looks like, and to those of edges what their length is; <see cref="NodeEncodings"/> and
/// <see cref="EdgeEncodings"/> have the formulas. All else of a graph stays as it is.
/// </summary>
public static class GraphEncodingCatalog
{
    /// <summary>Appends d + 1 numbers to the features of each node: 1 for its degree, or in the last place for degrees from d on, otherwise 0.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="maxDegree">d, 1 to 65,535.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="direction">Edges out of a node, or into it.</param>
    /// <exception cref="ArgumentOutOfRangeException">d is not in its range.</exception>
    public static GraphRewriteEstimator DegreeEncoding(
        this TransformsCatalog catalog, string outputColumnName, int maxDegree, string? inputColumnName = null, EdgeDirection direction = EdgeDirection.Out) =>
        Make(catalog, outputColumnName, inputColumnName, new DegreeEncodingRule(maxDegree, direction));

    /// <summary>
    /// Appends k numbers to the features of each node: the probabilities that a random walk from it is back after 1, 2, … k steps, diagonals of (D⁻¹·A)ʲ
    /// (Dwivedi et al. 2022). Time is at most in proportion to nodes × k × edges.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="steps">k, 1 to 65,536.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not in its range.</exception>
    public static GraphRewriteEstimator RandomWalkEncoding(
        this TransformsCatalog catalog, string outputColumnName, int steps, string? inputColumnName = null) =>
        Make(catalog, outputColumnName, inputColumnName, new RandomWalkEncodingRule(steps));

    /// <summary>Appends k numbers to the features of each node: how many nodes are 1, 2, … k edges away.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="distances">k, 1 to 65,536.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="direction">The edges to go along, from sources to targets or from targets to sources; default: all, both ways.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not in its range.</exception>
    public static GraphRewriteEstimator DistanceEncoding(
        this TransformsCatalog catalog, string outputColumnName, int distances, string? inputColumnName = null, EdgeDirection? direction = null) =>
        Make(catalog, outputColumnName, inputColumnName, new DistanceEncodingRule(distances, direction));

    /// <summary>
    /// Appends 2ᵇ numbers to the features of each node: 1 for the bucket of its Weisfeiler-Lehman colour, otherwise 0. <see cref="WeisfeilerLehman"/> says what a colour is.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="iterations">How many edges away colours look, 0 to 1,000.</param>
    /// <param name="bits">b, 1 to 16.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="edgeTypes">Whether types of edges matter, where there are some.</param>
    /// <param name="nodeFeatures">Whether the first colour is of the node's features, too.</param>
    /// <exception cref="ArgumentOutOfRangeException">Other iterations or bits.</exception>
    public static GraphRewriteEstimator WeisfeilerLehmanEncoding(
        this TransformsCatalog catalog,
        string outputColumnName,
        int iterations,
        int bits,
        string? inputColumnName = null,
        bool edgeTypes = true,
        bool nodeFeatures = false) =>
        Make(catalog, outputColumnName, inputColumnName, new WeisfeilerLehmanEncodingRule(iterations, bits, edgeTypes, nodeFeatures));

    /// <summary>Appends n numbers to the features of each edge: Gaussians of its length, centred from 0 to the cutoff (Schütt et al. 2017, "SchNet"), times a smooth cutoff.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="count">n, 2 to 65,536.</param>
    /// <param name="cutoff">The cutoff, in the unit of the positions; finite and above 0.</param>
    /// <param name="inputColumnName">The column of graphs with positions; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="smoothing">What brings them to 0 at the cutoff.</param>
    /// <param name="exponent">p of a polynomial cutoff, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Numbers out of these ranges.</exception>
    public static GraphRewriteEstimator GaussianDistances(
        this TransformsCatalog catalog,
        string outputColumnName,
        int count,
        double cutoff,
        string? inputColumnName = null,
        DistanceCutoff smoothing = DistanceCutoff.Cosine,
        int exponent = 6) => Make(catalog, outputColumnName, inputColumnName, new GaussianDistancesRule(count, cutoff, smoothing, exponent));

    /// <summary>Appends n numbers to the features of each edge: Bessel functions of its length (Gasteiger et al. 2020, "DimeNet"), times a smooth cutoff.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="count">n, 1 to 65,536.</param>
    /// <param name="cutoff">The cutoff, in the unit of the positions; finite and above 0.</param>
    /// <param name="inputColumnName">The column of graphs with positions; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="smoothing">What brings them to 0 at the cutoff.</param>
    /// <param name="exponent">p of a polynomial cutoff, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Numbers out of these ranges.</exception>
    public static GraphRewriteEstimator BesselDistances(
        this TransformsCatalog catalog,
        string outputColumnName,
        int count,
        double cutoff,
        string? inputColumnName = null,
        DistanceCutoff smoothing = DistanceCutoff.Polynomial,
        int exponent = 6) => Make(catalog, outputColumnName, inputColumnName, new BesselDistancesRule(count, cutoff, smoothing, exponent));

    private static GraphRewriteEstimator Make(TransformsCatalog catalog, string outputColumnName, string? inputColumnName, GraphRewriteRule rule)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphRewriteEstimator(outputColumnName, inputColumnName, rule);
    }
}
