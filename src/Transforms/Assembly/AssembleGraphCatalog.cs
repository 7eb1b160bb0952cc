using Equivariant.ML.Transforms;

namespace Microsoft.ML;

/// <summary>The transform that makes graphs of plain columns.</summary>
public static class AssembleGraphCatalog
{
    /// <summary>Makes a graph of the vectors in a row's columns, as text files, databases and data frames have them.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of graphs to make.</param>
    /// <param name="edgeSourcesColumnName">The nodes that edges leave, a vector of whole numbers from 0 or keys, [edges].</param>
    /// <param name="edgeTargetsColumnName">The nodes that edges enter, as many.</param>
    /// <param name="nodeFeaturesColumnName">Node features, a vector of Single or Double, row-major [nodes × <paramref name="nodeFeatureWidth"/>].</param>
    /// <param name="nodeFeatureWidth">Features of one node, 1 or more.</param>
    /// <param name="nodeTypesColumnName">Node types, a vector of whole numbers from 0 or keys, [nodes].</param>
    /// <param name="positionsColumnName">Positions, a vector of Single or Double, row-major [nodes × <paramref name="dimension"/>].</param>
    /// <param name="dimension">Coordinates of one position, 1 or more.</param>
    /// <param name="undirected">Whether each edge of the columns goes both ways.</param>
    /// <exception cref="ArgumentException">No column tells how many nodes there are, or one column of edges is named without the other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A width or dimension less than 1.</exception>
    public static AssembleGraphEstimator AssembleGraph(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? edgeSourcesColumnName = null,
        string? edgeTargetsColumnName = null,
        string? nodeFeaturesColumnName = null,
        int nodeFeatureWidth = 1,
        string? nodeTypesColumnName = null,
        string? positionsColumnName = null,
        int dimension = 3,
        bool undirected = false) => AssembleGraph(catalog, new AssembleGraphEstimator.Options
        {
            OutputColumnName = outputColumnName,
            EdgeSourcesColumnName = edgeSourcesColumnName,
            EdgeTargetsColumnName = edgeTargetsColumnName,
            NodeFeaturesColumnName = nodeFeaturesColumnName,
            NodeFeatureWidth = nodeFeatureWidth,
            NodeTypesColumnName = nodeTypesColumnName,
            PositionsColumnName = positionsColumnName,
            Dimension = dimension,
            Undirected = undirected,
        });

    /// <summary>Makes a graph of the vectors in a row's columns, as text files, databases and data frames have them.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The columns.</param>
    /// <exception cref="ArgumentException">
    /// No column tells how many nodes there are, one column of edges is named without the other, or parts of edges without edges.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A width or dimension less than 1.</exception>
    public static AssembleGraphEstimator AssembleGraph(this TransformsCatalog catalog, AssembleGraphEstimator.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new AssembleGraphEstimator(new AssemblyPlan(options));
    }
}
