namespace Microsoft.ML.Data;

/// <summary>A transformer whose output rows are made of one input row each.</summary>
public abstract class RowToRowTransformerBase : ITransformer
{
    private protected RowToRowTransformerBase()
    {
    }

    bool ITransformer.IsRowToRowMapper => true;
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => MapChecked(inputSchema).OutputSchema;

    public IDataView Transform(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));
        return new MappedDataView(input, Map(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => MapChecked(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(BuiltInTransformers.Version);
        ctx.Writer.Write(GetType().Name);
        Save(ctx.Writer);
    }

    private protected abstract Mapping Map(DataViewSchema input);
    private protected abstract void Save(BinaryWriter writer);

    private protected static DataViewSchema.Column Find(DataViewSchema schema, string name) =>
        schema.GetColumnOrNull(name) ?? throw Contracts.ExceptMissing("inputSchema", "input", name);

    private Mapping MapChecked(DataViewSchema inputSchema)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        return Map(inputSchema);
    }
}

/// <summary>A transformer that makes one column out of another.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private readonly string output;
    private readonly string source;

    private protected OneToOneTransformerBase(string output, string source) => (this.output, this.source) = (output, source);
    private protected sealed override Mapping Map(DataViewSchema input) => Mapping.Adding(input, Map(Find(input, source), output));

    private protected override void Save(BinaryWriter writer)
    {
        writer.Write(output);
        writer.Write(source);
    }

    private protected abstract MappedColumn Map(DataViewSchema.Column column, string name);
}
