namespace Microsoft.ML.Transforms;

public sealed class ColumnConcatenatingEstimator : OneColumnEstimator<ColumnConcatenatingTransformer>
{
    private readonly string[] sources;

    internal ColumnConcatenatingEstimator(string output, string[] sources)
        : base(output, null)
    {
        Contracts.CheckValue(sources, "inputColumnNames");
        Contracts.CheckParam(sources.Length > 0, "inputColumnNames", "Input columns not specified");
        this.sources = sources;
    }

    private protected override ColumnConcatenatingTransformer FitCore(IDataView input) => new(Output, sources);

    private protected override SchemaShape.Column Shape(SchemaShape inputSchema)
    {
        SchemaShape.Column[] columns = [.. sources.Select(name => Find(inputSchema, name))];
        DataViewType item = columns[0].ItemType;
        foreach (SchemaShape.Column column in columns)
        {
            Contracts.Check(!column.IsKey, $"Column '{column.Name}' is key. Concatenation of keys is unsupported.");
            Contracts.Check(
                column.ItemType.Equals(item),
                $"Concatenated columns should have the same type. Column '{column.Name}' has type of {column.ItemType}, but expected column type is {item}.");
        }

        bool varies = columns.Any(column => column.Kind == SchemaShape.Column.VectorKind.VariableVector);
        return new SchemaShape.Column(Output, varies ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector, item, false);
    }
}

/// <summary>Puts scalars and vectors one after the other. Slot names, which nothing here reads, are not made.</summary>
public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    private readonly string output;
    private readonly string[] sources;

    internal ColumnConcatenatingTransformer(string output, string[] sources) => (this.output, this.sources) = (output, sources);

    private protected override Mapping Map(DataViewSchema input)
    {
        DataViewSchema.Column[] columns = [.. sources.Select(name => Find(input, name))];
        DataViewType item = Getters.ItemOf(columns[0].Type);
        foreach (DataViewSchema.Column column in columns)
        {
            if (!Getters.ItemOf(column.Type).Equals(item))
                throw Contracts.ExceptMismatch("inputSchema", "input", column.Name, item.ToString(), column.Type);
        }

        int[] sizes = [.. columns.Select(column => (column.Type as VectorDataViewType)?.Size ?? 1)];
        VectorDataViewType type = new((PrimitiveDataViewType)item, sizes.Contains(0) ? 0 : sizes.Sum());
        return Mapping.Adding(input, MappedColumn.Made(
            output, type, columns, row => (Delegate)Getters.Call(typeof(ColumnConcatenatingTransformer), nameof(Joined), item.RawType, row, columns)));
    }

    private protected override void Save(BinaryWriter writer)
    {
        writer.Write(output);
        writer.Write(sources);
    }

    private static ValueGetter<VBuffer<T>> Joined<T>(DataViewRow row, DataViewSchema.Column[] columns)
    {
        Func<T[]>[] readers = [.. columns.Select(column => Getters.Items<T>(row, column))];
        return (ref VBuffer<T> value) =>
        {
            T[] items = [.. readers.SelectMany(read => read())];
            VBuffer<T>.Copy(items, 0, ref value, items.Length);
        };
    }
}
