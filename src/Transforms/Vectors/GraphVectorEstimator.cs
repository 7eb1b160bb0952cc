using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>Makes a vector of each graph in a column, as the method of the catalog says. There is nothing to learn: fitting only checks the schema.</summary>
public sealed class GraphVectorEstimator : IEstimator<GraphVectorTransformer>
{
    private readonly GraphColumns columns;
    private readonly VectorRule rule;

    internal GraphVectorEstimator(string outputColumnName, string? inputColumnName, VectorRule rule)
    {
        rule.CheckSettings();
        columns = new GraphColumns(outputColumnName, inputColumnName, rule.Type);
        this.rule = rule;
    }

    /// <summary>Checks the schema of the data, which are not read.</summary>
    /// <param name="input">Data with the graph column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    public GraphVectorTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _ = columns.Find(input.Schema);
        return new GraphVectorTransformer(columns, rule);
    }

    /// <summary>The schema with the new column.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => columns.Add(inputSchema);
}
