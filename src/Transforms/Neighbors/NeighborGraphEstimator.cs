using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>
/// Joins the nodes of the graphs in a column by edges that follow from their positions. There is nothing to learn: fitting only
/// checks the schema.
/// </summary>
public sealed class NeighborGraphEstimator : IEstimator<NeighborGraphTransformer>
{
    private readonly GraphColumns columns;
    private readonly NeighborRule rule;

    internal NeighborGraphEstimator(string outputColumnName, string? inputColumnName, NeighborRule rule)
    {
        columns = new GraphColumns(outputColumnName, inputColumnName, rule.Type);
        this.rule = rule;
    }

    /// <summary>Checks the schema of the data, which are not read.</summary>
    /// <param name="input">Data with the graph column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    public NeighborGraphTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _ = columns.Find(input.Schema);
        return new NeighborGraphTransformer(columns, rule);
    }

    /// <summary>The schema with the new column.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => columns.Add(inputSchema);
}
