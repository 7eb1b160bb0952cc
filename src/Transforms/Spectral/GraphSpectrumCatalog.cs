using Equivariant.ML.Data;
using Equivariant.ML.Transforms;

namespace Microsoft.ML;

/// <summary>
/// Transforms by the spectra of graphs, which <see cref="GraphSpectra"/> says more of. Edges go both ways with the same weights, unless a transform says otherwise. Where there is no such spectrum,
/// that is an <see cref="InvalidOperationException"/> when the row is read.
/// </summary>
public static class GraphSpectrumCatalog
{
    /// <summary>Places each node by the first eigenvectors of the symmetric Laplacian, behind its features (Dwivedi and Bresson 2021).</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="count">How many eigenvectors, 1 to 65,536, the one of eigenvalue 0 not counted.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">count is not in its range.</exception>
    public static GraphRewriteEstimator LaplacianPositions(this TransformsCatalog catalog, string outputColumnName, int count, string? inputColumnName = null) =>
        Rewrite(catalog, outputColumnName, inputColumnName, new LaplacianPositionsRule(count));

    /// <summary>The smallest eigenvalues of the symmetric Laplacian, from 0 to 2, ascending: a vector of known size, for any trainer. Where a graph has fewer nodes, 2 takes their place.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="count">How many, 1 to 65,536.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">count is not in its range.</exception>
    public static GraphVectorEstimator LaplacianSpectrum(this TransformsCatalog catalog, string outputColumnName, int count, string? inputColumnName = null) =>
        Vector(catalog, outputColumnName, inputColumnName, new LaplacianSpectrumRule(count));

    /// <summary>
    /// The graph Fourier transform of the node features, row-major [nodes × features]: a row an eigenvector. The inverse is in code, <see cref="GraphFourier.Inverse"/>.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="kind">Which Laplacian: a symmetric one.</param>
    /// <exception cref="ArgumentException">The random walk's Laplacian, which is not symmetric.</exception>
    public static GraphVectorEstimator GraphFourierTransform(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, LaplacianKind kind = LaplacianKind.Combinatorial) =>
        Vector(catalog, outputColumnName, inputColumnName, new GraphFourierRule(kind));

    /// <summary>Spreads the node features X along the edges as heat does for a time: exp(−t·L)·X. By the symmetric Laplacian those of nodes without edges fade.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="time">The time t, 0 or more.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="kind">Which Laplacian: a symmetric one.</param>
    /// <exception cref="ArgumentException">The random walk's Laplacian, or a time that is not finite and 0 or more.</exception>
    public static GraphRewriteEstimator HeatDiffusion(
        this TransformsCatalog catalog, string outputColumnName, double time, string? inputColumnName = null, LaplacianKind kind = LaplacianKind.Symmetric) =>
        Rewrite(catalog, outputColumnName, inputColumnName, new HeatDiffusionRule(time, kind));

    /// <summary>Diffuses the node features by random walks that start over with a probability, as APPNP does (Gasteiger, Bojchevski and Günnemann 2019). Edges may go one way.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="restart">The probability of starting over, above 0 and at most 1; below about 0.002 it takes more steps than are made, which is an error when a row is read.</param>
    /// <param name="kind">Which Laplacian: a normalised one.</param>
    /// <exception cref="ArgumentException">The combinatorial Laplacian, or a probability outside its range.</exception>
    public static GraphRewriteEstimator PersonalizedPageRank(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, double restart = 0.15, LaplacianKind kind = LaplacianKind.Symmetric) =>
        Rewrite(catalog, outputColumnName, inputColumnName, new PageRankDiffusionRule(restart, kind));

    /// <summary>Filters the node features X by a polynomial of the symmetric Laplacian, Σⱼ cⱼ·Tⱼ(L − I)·X (Hammond, Vandergheynst and Gribonval 2011). Edges may go one way.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="coefficients">c₀, c₁, …, one or more, finite.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <exception cref="ArgumentException">No coefficients, or one that is not finite.</exception>
    public static GraphRewriteEstimator ChebyshevFilter(
        this TransformsCatalog catalog, string outputColumnName, double[] coefficients, string? inputColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        return Rewrite(catalog, outputColumnName, inputColumnName, new ChebyshevFilterRule(new NumberList<double>(coefficients)));
    }

    private static GraphRewriteEstimator Rewrite(TransformsCatalog catalog, string outputColumnName, string? inputColumnName, GraphRewriteRule rule)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphRewriteEstimator(outputColumnName, inputColumnName, rule);
    }

    private static GraphVectorEstimator Vector(TransformsCatalog catalog, string outputColumnName, string? inputColumnName, VectorRule rule)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphVectorEstimator(outputColumnName, inputColumnName, rule);
    }
}
