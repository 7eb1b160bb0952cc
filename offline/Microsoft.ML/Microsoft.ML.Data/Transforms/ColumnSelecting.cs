namespace Microsoft.ML.Transforms;

public sealed class ColumnSelectingEstimator : IEstimator<ColumnSelectingTransformer>
{
    private readonly ColumnSelectingTransformer transformer;

    internal ColumnSelectingEstimator(string[] columns, bool drops, bool keepHidden)
    {
        Contracts.CheckValue(columns, "columnNames");
        transformer = new ColumnSelectingTransformer(columns, drops, keepHidden);
    }

    public ColumnSelectingTransformer Fit(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));
        transformer.GetOutputSchema(input.Schema);
        return transformer;
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        transformer.CheckAll(name => inputSchema.TryFindColumn(name, out _));
        return new SchemaShape(inputSchema.Where(column => transformer.Keeps(column.Name)));
    }
}

/// <summary>Keeps the named columns, in the order they are named, or all but the named ones.</summary>
public sealed class ColumnSelectingTransformer : RowToRowTransformerBase
{
    private readonly string[] names;
    private readonly bool drops;
    private readonly bool keepHidden;

    internal ColumnSelectingTransformer(string[] names, bool drops, bool keepHidden)
    {
        this.names = names;
        this.drops = drops;
        this.keepHidden = keepHidden;
    }

    internal ColumnSelectingTransformer(BinaryReader reader)
        : this(reader.ReadStrings(), reader.ReadBoolean(), reader.ReadBoolean())
    {
    }

    internal bool Keeps(string name) => names.Contains(name) != drops;

    internal void CheckAll(Func<string, bool> isThere)
    {
        string[] missing = [.. names.Where(name => !isThere(name))];
        if (missing.Length > 0)
            throw Contracts.ExceptMissing("inputSchema", "input", string.Join(",", missing));
    }

    private protected override Mapping Map(DataViewSchema input)
    {
        CheckAll(name => input.GetColumnOrNull(name) is not null);
        IEnumerable<DataViewSchema.Column> kept = input.Where(column => Keeps(column.Name) && (keepHidden || !column.IsHidden));
        if (!drops)
            kept = kept.OrderBy(column => Array.IndexOf(names, column.Name));

        return new Mapping(input, [.. kept.Select(column => MappedColumn.Through(column))]);
    }

    private protected override void Save(BinaryWriter writer)
    {
        writer.Write(names);
        writer.Write(drops);
        writer.Write(keepHidden);
    }
}
