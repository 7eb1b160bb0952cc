using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Makes a vector of each graph in a column, as the method of the catalog says. There is nothing to learn: fitting only checks the schema.</summary>
public sealed class GraphVectorEstimator : IEstimator<GraphVectorTransformer>
{
    private readonly RuleColumn<VectorRule, VBuffer<float>> column;

    internal GraphVectorEstimator(string outputColumnName, string? inputColumnName, VectorRule rule) =>
        column = new RuleColumn<VectorRule, VBuffer<float>>(outputColumnName, inputColumnName, rule);

    /// <summary>Checks the schema of the data, which are not read.</summary>
    /// <param name="input">Data with the graph column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    public GraphVectorTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _ = column.Add(input.Schema);
        return new GraphVectorTransformer(column);
    }

    /// <summary>The schema with the new column.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing or is not of graphs.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => column.Add(inputSchema);
}
