using Equivariant.ML.Data;
using Equivariant.ML.Transforms;

namespace Microsoft.ML;

/// <summary>A transform that makes graphs smaller.</summary>
public static class GraphCoarseningCatalog
{
    /// <summary>
    /// Makes of each graph the graph of its communities: those that its spectrum finds become a node each, of which <see cref="GraphCoarsening"/> says more. Edges go both ways with the same
    /// weights; otherwise that is an <see cref="InvalidOperationException"/> when the row is read.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="count">The most communities, 1 or more. A graph with fewer nodes that have edges keeps them all; a node without edges stays one of its own.</param>
    /// <param name="inputColumnName">The column of graphs; default: <paramref name="outputColumnName"/>.</param>
    /// <param name="pooling">What becomes of features of nodes, and of edges, that become one.</param>
    /// <param name="selfLoops">Whether edges inside communities are kept, as self loops.</param>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1.</exception>
    public static GraphRewriteEstimator CoarsenGraph(
        this TransformsCatalog catalog, string outputColumnName, int count, string? inputColumnName = null, Pooling pooling = Pooling.Mean, bool selfLoops = true)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new GraphRewriteEstimator(outputColumnName, inputColumnName, new CoarsenRule(count, pooling, selfLoops));
    }
}
