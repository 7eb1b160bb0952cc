using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>
/// Makes a graph of the vectors in a row's columns. There is nothing to learn: fitting only checks the schema.
/// </summary>
public sealed partial class AssembleGraphEstimator : IEstimator<AssembleGraphTransformer>
{
    private readonly AssemblyPlan plan;

    internal AssembleGraphEstimator(AssemblyPlan plan) => this.plan = plan;

    /// <summary>Checks the schema of the data, which are not read.</summary>
    /// <param name="input">Data with the columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public AssembleGraphTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _ = plan.Add(input.Schema);
        return new AssembleGraphTransformer(plan);
    }

    /// <summary>The schema with the new column.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => plan.Add(inputSchema);
}
