using Equivariant.ML.Data;
using Equivariant.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Transforms that make of each graph a vector of a size known beforehand, which ML.NET's own trainers take as features.</summary>
public static class GraphStructureCatalog
{
    /// <summary>
    /// The subtree features of Weisfeiler and Lehman, [2ᵇ], sparse: how many nodes have each colour, counted in the buckets of a hash, in all iterations together
    /// (Shervashidze et al. 2011). <see cref="WeisfeilerLehman"/> says what a colour is.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="iterations">How many edges away colours look, 0 to 1,000.</param>
    /// <param name="bits">b, 1 to 24.</param>
    /// <param name="edgeTypes">Whether types of edges matter, where there are some.</param>
    /// <param name="nodeFeatures">Whether the first colour is of the node's features, too, and not of its type alone; for features of kinds, such as one-hot ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">Other iterations or bits.</exception>
    public static GraphVectorEstimator WeisfeilerLehmanFeatures(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        int iterations = 3,
        int bits = 12,
        bool edgeTypes = true,
        bool nodeFeatures = false)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphVectorEstimator(outputColumnName, inputColumnName, new WeisfeilerLehmanRule(iterations, bits, edgeTypes, nodeFeatures));
    }

    /// <summary>
    /// Numbers of nodes, edges, components and triangles, degrees, clustering, distances and the like, [17], which the slot names tell and
    /// <see cref="Equivariant.ML.Data.GraphStatistics"/> defines.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="mostNodes">
    /// The most nodes of a graph whose diameter and mean distance are computed, which takes time in proportion to nodes × (nodes + edges); in a larger one they are missing (NaN).
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Negative mostNodes.</exception>
    public static GraphVectorEstimator GraphStatistics(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, int mostNodes = 5_000)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphVectorEstimator(outputColumnName, inputColumnName, new StatisticsRule(mostNodes));
    }
}
