using Equivariant.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Transforms that give the graphs in a column edges between neighbours.</summary>
public static class NeighborGraphCatalog
{
    /// <summary>Joins the nodes that are no farther apart than a cutoff, both ways, in place of the edges that a graph has.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="cutoff">The greatest distance of neighbours, in the unit of the positions; more than 0 and finite.</param>
    /// <param name="inputColumnName">The column of graphs with positions; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="maxNeighbors">The most edges into one node, those from its nearest nodes; default: all.</param>
    /// <exception cref="ArgumentOutOfRangeException">A cutoff that is not more than 0 and finite, or maxNeighbors less than 1.</exception>
    public static GraphRewriteEstimator RadiusGraph(
        this TransformsCatalog catalog, string outputColumnName, double cutoff, string? inputColumnName = null, int? maxNeighbors = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphRewriteEstimator(outputColumnName, inputColumnName, new RadiusRule(cutoff, maxNeighbors));
    }

    /// <summary>Brings each node an edge from each of its k nearest nodes, in place of the edges that a graph has.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="k">The number of neighbours, 1 or more; of equally near nodes those of smaller index are taken.</param>
    /// <param name="inputColumnName">The column of graphs with positions; default: <paramref name="outputColumnName"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is less than 1.</exception>
    public static GraphRewriteEstimator NearestNeighborGraph(
        this TransformsCatalog catalog, string outputColumnName, int k, string? inputColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphRewriteEstimator(outputColumnName, inputColumnName, new NearestRule(k));
    }

    /// <summary>Joins every node to every other, both ways, in place of the edges that a graph has.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    public static GraphRewriteEstimator CompleteGraph(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphRewriteEstimator(outputColumnName, inputColumnName, new CompleteRule());
    }
}
