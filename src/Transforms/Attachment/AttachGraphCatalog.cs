using Equivariant.ML.Data;
using Equivariant.ML.Transforms;

namespace Microsoft.ML;

/// <summary>The transform that gives every row the same graph.</summary>
public static class AttachGraphCatalog
{
    /// <summary>
    /// Adds one graph to every row, such as rows that name a node each. All rows hold the same object, so that it is run once for all of
    /// them, and a saved model holds it once. Without this transform, a model scores whatever graph a row brings.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="graph">The graph.</param>
    public static AttachGraphEstimator AttachGraph(this TransformsCatalog catalog, string outputColumnName, Graph graph)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new AttachGraphEstimator(outputColumnName, graph);
    }
}
