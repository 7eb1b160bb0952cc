using System.Globalization;

namespace Microsoft.ML.Transforms;

/// <summary>Gives each distinct value of a scalar column, text or number, a number from 1 on.</summary>
public sealed class ValueToKeyMappingEstimator : OneColumnEstimator<ValueToKeyMappingTransformer>
{
    private readonly int maximumNumberOfKeys;

    internal ValueToKeyMappingEstimator(string output, string input, int maximumNumberOfKeys)
        : base(output, input)
    {
        this.maximumNumberOfKeys = maximumNumberOfKeys;
    }

    private protected override ValueToKeyMappingTransformer FitChecked(IDataView input)
    {
        DataViewSchema.Column column = input.Schema[Input];
        using DataViewRowCursor cursor = input.GetRowCursor([column]);
        Func<string> read = Getters.Text(cursor, column);
        OrderedDictionary<string, int> terms = [];
        while (terms.Count < maximumNumberOfKeys && cursor.MoveNext())
        {
            string term = read();
            if (term is not null)
                terms.TryAdd(term, terms.Count);
        }

        return new ValueToKeyMappingTransformer(Output, Input, (PrimitiveDataViewType)column.Type, [.. terms.Keys]);
    }

    private protected override SchemaShape.Column Shape(SchemaShape inputSchema)
    {
        SchemaShape.Column column = Find(inputSchema, Input);
        if (column.IsKey || column.Kind != SchemaShape.Column.VectorKind.Scalar || !NumberTypes.Knows(column.ItemType.RawType))
            throw Contracts.ExceptMismatch(nameof(inputSchema), "input", Input, "a scalar text or number", column.GetTypeString());

        return new SchemaShape.Column(Output, column.Kind, NumberDataViewType.UInt32, true, new SchemaShape(
            [new SchemaShape.Column("KeyValues", SchemaShape.Column.VectorKind.Vector, column.ItemType, false)]));
    }
}

public sealed class ValueToKeyMappingTransformer : RowToRowTransformerBase
{
    private readonly string output;
    private readonly string source;
    private readonly PrimitiveDataViewType type;
    private readonly string[] terms;
    private readonly Dictionary<string, uint> keys;

    internal ValueToKeyMappingTransformer(string output, string source, PrimitiveDataViewType type, string[] terms)
    {
        this.output = output;
        this.source = source;
        this.type = type;
        this.terms = terms;
        keys = terms.Select((term, i) => (term, i)).ToDictionary(pair => pair.term, pair => (uint)pair.i + 1);
    }

    internal ValueToKeyMappingTransformer(BinaryReader reader)
        : this(reader.ReadString(), reader.ReadString(), NumberTypes.Named(reader.ReadString()), reader.ReadStrings())
    {
    }

    private protected override Mapping Map(DataViewSchema input)
    {
        DataViewSchema.Column column = Find(input, source);
        if (!column.Type.Equals(type))
            throw Contracts.ExceptMismatch("inputSchema", "input", source, type.ToString(), column.Type);

        DataViewSchema.Annotations.Builder annotations = new();
        annotations.Add("KeyValues", new VectorDataViewType(type, terms.Length), (Delegate)Getters.Call(typeof(ValueToKeyMappingTransformer), nameof(Values), type.RawType, [terms]));
        return Mapping.Adding(input, new MappedColumn(
            new DataViewSchema.DetachedColumn(output, new KeyDataViewType(typeof(uint), terms.Length), annotations.ToAnnotations()),
            [column.Index],
            row =>
            {
                Func<string> read = Getters.Text(row, column);
                return (ValueGetter<uint>)((ref uint value) => value = read() is { } term ? keys.GetValueOrDefault(term) : 0);
            }));
    }

    private protected override void Save(BinaryWriter writer)
    {
        writer.Write(output);
        writer.Write(source);
        writer.Write(type.RawType.Name);
        writer.Write(terms);
    }

    internal static object Parse(string term, Type rawType) =>
        rawType == typeof(ReadOnlyMemory<char>) ? term.AsMemory() : Convert.ChangeType(term, rawType, CultureInfo.InvariantCulture);

    private static ValueGetter<VBuffer<T>> Values<T>(string[] terms)
    {
        T[] values = [.. terms.Select(term => (T)Parse(term, typeof(T)))];
        return (ref VBuffer<T> value) => VBuffer<T>.Copy(values, 0, ref value, values.Length);
    }
}
