using Equivariant.ML.Transforms;

namespace Microsoft.ML;

/// <summary>The transform that makes a row of each node.</summary>
public static class ExpandNodesCatalog
{
    /// <summary>
    /// Makes of each row that is a graph a row for each of its nodes, in their order: all columns, the graph among them, and the node's index.
    /// Vectors that have values for all nodes, such as features, labels or a model's score, are shared out among the rows on request.
    /// </summary>
    /// <remarks>A graph without nodes gives no rows. The new rows are not one for one, so that a model with this transform in it has no prediction engine.</remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="nodeColumnName">The column of node indices to make, Int32, from 0.</param>
    /// <param name="values">The vectors to share out.</param>
    /// <exception cref="ArgumentException">Two columns to make have the same name, or one has the graph column's.</exception>
    public static ExpandNodesEstimator ExpandNodes(
        this TransformsCatalog catalog, string graphColumnName = "Graph", string nodeColumnName = "Node", params NodeValues[] values)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(values);
        return new ExpandNodesEstimator(new ExpansionPlan(graphColumnName, nodeColumnName, values));
    }
}
