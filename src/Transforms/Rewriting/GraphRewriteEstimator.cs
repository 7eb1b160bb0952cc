using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>Makes another graph of each graph in a column, as the method of the catalog says. There is nothing to learn: fitting only checks the schema.</summary>
public sealed class GraphRewriteEstimator : IEstimator<GraphRewriteTransformer>
{
    private readonly RuleColumn<GraphRewriteRule, Graph> column;

    internal GraphRewriteEstimator(string outputColumnName, string? inputColumnName, GraphRewriteRule rule) =>
        column = new RuleColumn<GraphRewriteRule, Graph>(outputColumnName, inputColumnName, rule);

    /// <summary>Checks the schema of the data, which are not read.</summary>
    /// <param name="input">Data with the graph column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    public GraphRewriteTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _ = column.Add(input.Schema);
        return new GraphRewriteTransformer(column);
    }

    /// <summary>The schema with the new column.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => column.Add(inputSchema);
}
