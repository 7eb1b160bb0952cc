using Equivariant.ML.Transforms;

namespace Microsoft.ML;

/// <summary>The transform that gives the features of nodes back as a column.</summary>
public static class NodeFeaturesCatalog
{
    /// <summary>
    /// The features of a graph's nodes, row-major [nodes × features]: what other transforms have added to the nodes, such as <c>LaplacianPositions</c>. <c>ExpandNodes</c> makes rows
    /// of it, a node each, for trainers of ML.NET.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of vectors to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    public static GraphVectorEstimator NodeFeatures(this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphVectorEstimator(outputColumnName, inputColumnName, new NodeFeaturesRule());
    }
}
