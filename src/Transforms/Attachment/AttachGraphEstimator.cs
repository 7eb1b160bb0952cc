using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>Adds one graph to every row. There is nothing to learn: fitting reads nothing.</summary>
public sealed class AttachGraphEstimator : IEstimator<AttachGraphTransformer>
{
    private readonly AttachGraphTransformer transformer;

    internal AttachGraphEstimator(string outputColumnName, Graph graph) => transformer = new AttachGraphTransformer(outputColumnName, graph);

    /// <summary>The transformer; the data are not read.</summary>
    /// <param name="input">Any data.</param>
    public AttachGraphTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return transformer;
    }

    /// <summary>The schema with the new column.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return AddedColumns.Add(inputSchema, transformer.Column);
    }
}
