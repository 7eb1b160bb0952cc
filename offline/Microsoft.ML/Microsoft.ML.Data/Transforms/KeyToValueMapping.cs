namespace Microsoft.ML.Transforms;

/// <summary>Gives each key of a scalar column the value that the column's KeyValues annotation has for it.</summary>
public sealed class KeyToValueMappingEstimator : OneColumnEstimator<KeyToValueMappingTransformer>
{
    internal KeyToValueMappingEstimator(string output, string input)
        : base(output, input)
    {
    }

    private protected override KeyToValueMappingTransformer FitCore(IDataView input) => new(Output, Input);

    private protected override SchemaShape.Column Shape(SchemaShape inputSchema)
    {
        SchemaShape.Column column = Find(inputSchema, Input);
        if (!column.IsKey)
            throw Contracts.ExceptMismatch(nameof(inputSchema), "input", Input, "KeyType", column.GetTypeString());

        return column.Annotations.TryFindColumn("KeyValues", out SchemaShape.Column values)
            ? new SchemaShape.Column(Output, column.Kind, values.ItemType, values.IsKey)
            : throw Contracts.ExceptParam(nameof(inputSchema), $"Input column '{Input}' doesn't contain key values metadata");
    }
}

public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    internal KeyToValueMappingTransformer(string output, string source)
        : base(output, source)
    {
    }

    private protected override MappedColumn Map(DataViewSchema.Column column, string name)
    {
        VectorDataViewType values = column.Annotations.Schema.GetColumnOrNull("KeyValues")?.Type as VectorDataViewType;
        Contracts.Check(values is not null, "Metadata KeyValues does not exist");
        Contracts.Check(
            column.Type is KeyDataViewType { RawType: var key } keys && key == typeof(uint) && keys.Count == (ulong)values.Size,
            "KeyValues metadata size does not match column type key count");
        return MappedColumn.Made(name, values.ItemType, [column], row => (Delegate)Getters.Call(
            typeof(KeyToValueMappingTransformer), nameof(Mapped), values.ItemType.RawType, row, column));
    }

    private static ValueGetter<T> Mapped<T>(DataViewRow row, DataViewSchema.Column column)
    {
        VBuffer<T> buffer = default;
        column.GetKeyValues(ref buffer);
        T[] values = [.. buffer.DenseValues()];
        T missing = typeof(T) == typeof(float) ? (T)(object)float.NaN : typeof(T) == typeof(double) ? (T)(object)double.NaN : default;
        Func<uint> read = Getters.Reader<uint>(row, column);
        return (ref T value) => value = read() is var key && key > 0 && key <= values.Length ? values[key - 1] : missing;
    }
}
