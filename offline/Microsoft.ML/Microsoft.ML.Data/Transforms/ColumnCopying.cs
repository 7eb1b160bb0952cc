namespace Microsoft.ML.Transforms;

public sealed class ColumnCopyingEstimator : OneColumnEstimator<ColumnCopyingTransformer>
{
    internal ColumnCopyingEstimator(string output, string input)
        : base(output, input)
    {
    }

    private protected override ColumnCopyingTransformer FitCore(IDataView input) => new(Output, Input);

    private protected override SchemaShape.Column Shape(SchemaShape inputSchema)
    {
        SchemaShape.Column column = Find(inputSchema, Input);
        return new SchemaShape.Column(Output, column.Kind, column.ItemType, column.IsKey, column.Annotations);
    }
}

public sealed class ColumnCopyingTransformer : OneToOneTransformerBase
{
    internal ColumnCopyingTransformer(string output, string source)
        : base(output, source)
    {
    }

    private protected override MappedColumn Map(DataViewSchema.Column column, string name) => MappedColumn.Through(column, name);
}
