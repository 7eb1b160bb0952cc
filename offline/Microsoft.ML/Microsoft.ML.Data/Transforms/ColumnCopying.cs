namespace Microsoft.ML.Transforms;

public sealed class ColumnCopyingEstimator : OneColumnEstimator<ColumnCopyingTransformer>
{
    internal ColumnCopyingEstimator(string output, string input)
        : base(output, input)
    {
    }

    private protected override ColumnCopyingTransformer FitChecked(IDataView input) => new(Output, Input);

    private protected override SchemaShape.Column Shape(SchemaShape inputSchema)
    {
        SchemaShape.Column column = Find(inputSchema, Input);
        return new SchemaShape.Column(Output, column.Kind, column.ItemType, column.IsKey, column.Annotations);
    }
}

public sealed class ColumnCopyingTransformer : RowToRowTransformerBase
{
    private readonly string output;
    private readonly string source;

    internal ColumnCopyingTransformer(string output, string source)
    {
        this.output = output;
        this.source = source;
    }

    internal ColumnCopyingTransformer(BinaryReader reader)
        : this(reader.ReadString(), reader.ReadString())
    {
    }

    private protected override Mapping Map(DataViewSchema input) =>
        Mapping.Adding(input, MappedColumn.Through(Find(input, source), output));

    private protected override void Save(BinaryWriter writer)
    {
        writer.Write(output);
        writer.Write(source);
    }
}
