namespace Microsoft.ML.Data;

/// <summary>An estimator that makes one column out of others.</summary>
public abstract class OneColumnEstimator<TTransformer> : IEstimator<TTransformer>
    where TTransformer : ITransformer
{
    private protected OneColumnEstimator(string outputColumnName, string inputColumnName)
    {
        Contracts.CheckNonEmpty(outputColumnName, nameof(outputColumnName));
        Output = outputColumnName;
        Input = inputColumnName ?? outputColumnName;
    }

    private protected string Output { get; }
    private protected string Input { get; }

    public TTransformer Fit(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));
        TTransformer fitted = FitCore(input);
        if (fitted is OneToOneTransformerBase)
            fitted.GetOutputSchema(input.Schema);

        return fitted;
    }

    /// <summary>The input's columns, the new one in place of the one of its name, or after the others.</summary>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        Dictionary<string, SchemaShape.Column> byName = inputSchema.ToDictionary(other => other.Name);
        byName[Output] = Shape(inputSchema);
        return new SchemaShape(byName.Values);
    }

    private protected static SchemaShape.Column Find(SchemaShape schema, string name) =>
        schema.TryFindColumn(name, out SchemaShape.Column column) ? column : throw Contracts.ExceptMissing("inputSchema", "input", name);

    private protected abstract TTransformer FitCore(IDataView input);
    private protected abstract SchemaShape.Column Shape(SchemaShape inputSchema);
}
