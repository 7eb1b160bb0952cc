using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>Makes of each row that is a graph a row for each of its nodes. There is nothing to learn: fitting only checks the schema.</summary>
public sealed class ExpandNodesEstimator : IEstimator<ExpandNodesTransformer>
{
    private readonly ExpansionPlan plan;

    internal ExpandNodesEstimator(ExpansionPlan plan) => this.plan = plan;

    /// <summary>Checks the schema of the data, which are not read.</summary>
    /// <param name="input">Data with the graph column and the vectors to share out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public ExpandNodesTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _ = plan.Add(input.Schema);
        return new ExpandNodesTransformer(plan);
    }

    /// <summary>The schema with the new columns.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => plan.Add(inputSchema);
}
