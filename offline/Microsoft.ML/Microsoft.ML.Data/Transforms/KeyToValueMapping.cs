namespace Microsoft.ML.Transforms;

/// <summary>Gives each key of a scalar column the value that the column's KeyValues annotation has for it.</summary>
public sealed class KeyToValueMappingEstimator : OneColumnEstimator<KeyToValueMappingTransformer>
{
    internal KeyToValueMappingEstimator(string output, string input)
        : base(output, input)
    {
    }

    private protected override KeyToValueMappingTransformer FitChecked(IDataView input) => new(Output, Input);

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

public sealed class KeyToValueMappingTransformer : RowToRowTransformerBase
{
    private readonly string output;
    private readonly string source;

    internal KeyToValueMappingTransformer(string output, string source)
    {
        this.output = output;
        this.source = source;
    }

    internal KeyToValueMappingTransformer(BinaryReader reader)
        : this(reader.ReadString(), reader.ReadString())
    {
    }

    private protected override Mapping Map(DataViewSchema input)
    {
        DataViewSchema.Column column = Find(input, source);
        if (column.Type is not KeyDataViewType || column.Type.RawType != typeof(uint))
            throw Contracts.ExceptMismatch("inputSchema", "input", source, "Key<UInt32>", column.Type);

        DataViewSchema.Column values = column.Annotations.Schema.GetColumnOrNull("KeyValues")
            ?? throw Contracts.ExceptParam("inputSchema", $"Input column '{source}' doesn't contain key values metadata");
        PrimitiveDataViewType type = ((VectorDataViewType)values.Type).ItemType;
        return Mapping.Adding(input, new MappedColumn(
            new DataViewSchema.DetachedColumn(output, type),
            [column.Index],
            row => (Delegate)Getters.Call(typeof(KeyToValueMappingTransformer), nameof(Mapped), type.RawType, row, column)));
    }

    private protected override void Save(BinaryWriter writer)
    {
        writer.Write(output);
        writer.Write(source);
    }

    private static ValueGetter<T> Mapped<T>(DataViewRow row, DataViewSchema.Column column)
    {
        VBuffer<T> buffer = default;
        column.Annotations.GetValue("KeyValues", ref buffer);
        T[] values = [.. buffer.DenseValues()];
        T missing = typeof(T) == typeof(float) ? (T)(object)float.NaN : typeof(T) == typeof(double) ? (T)(object)double.NaN : default;
        ValueGetter<uint> get = row.GetGetter<uint>(column);
        uint key = 0;
        return (ref T value) =>
        {
            get(ref key);
            value = key == 0 || key > values.Length ? missing : values[key - 1];
        };
    }
}
