using System.Globalization;

namespace Microsoft.ML.Transforms;

/// <summary>Gives each distinct value of a scalar column, text or number, a number from 1 on.</summary>
public sealed class ValueToKeyMappingEstimator : OneColumnEstimator<ValueToKeyMappingTransformer>
{
    private readonly int maximumNumberOfKeys;
    private readonly KeyOrdinality keyOrdinality;

    internal ValueToKeyMappingEstimator(string output, string input, int maximumNumberOfKeys, KeyOrdinality keyOrdinality)
        : base(output, input) =>
        (this.maximumNumberOfKeys, this.keyOrdinality) = (maximumNumberOfKeys, keyOrdinality);

    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1,
    }

    private protected override ValueToKeyMappingTransformer FitCore(IDataView input)
    {
        Shape(SchemaShape.Create(input.Schema));
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

        IEnumerable<string> ordered = keyOrdinality == KeyOrdinality.ByOccurrence ? terms.Keys
            : column.Type is TextDataViewType ? terms.Keys.Order(StringComparer.Ordinal)
            : terms.Keys.OrderBy(term => ValueToKeyMappingTransformer.Parse(term, column.Type.RawType));
        return new ValueToKeyMappingTransformer(Output, Input, (PrimitiveDataViewType)column.Type, [.. ordered]);
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

public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    private readonly PrimitiveDataViewType type;
    private readonly string[] terms;
    private readonly Dictionary<string, uint> keys;

    internal ValueToKeyMappingTransformer(string output, string source, PrimitiveDataViewType type, string[] terms)
        : base(output, source)
    {
        this.type = type;
        this.terms = terms;
        keys = terms.Index().ToDictionary(term => term.Item, term => (uint)term.Index + 1);
    }

    internal static object Parse(string term, Type rawType) =>
        rawType == typeof(ReadOnlyMemory<char>) ? term.AsMemory() : Convert.ChangeType(term, rawType, CultureInfo.InvariantCulture);

    private protected override MappedColumn Map(DataViewSchema.Column column, string name)
    {
        if (!column.Type.Equals(type))
            throw Contracts.ExceptMismatch("inputSchema", "input", column.Name, type.ToString(), column.Type);

        DataViewSchema.Annotations.Builder annotations = new();
        Delegate values = (Delegate)Getters.Call(typeof(ValueToKeyMappingTransformer), nameof(Values), type.RawType, [terms]);
        if (terms.Length > 0)
            annotations.Add("KeyValues", new VectorDataViewType(type, terms.Length), values);

        return MappedColumn.Made(name, new KeyDataViewType(typeof(uint), Math.Max(1, terms.Length)), [column], Keys, annotations);

        Delegate Keys(DataViewRow row)
        {
            Func<string> read = Getters.Text(row, column);
            return (ValueGetter<uint>)((ref uint value) => value = read() is { } term ? keys.GetValueOrDefault(term) : 0);
        }
    }

    private protected override void Save(BinaryWriter writer)
    {
        base.Save(writer);
        writer.Write(type.RawType.Name);
        writer.Write(terms);
    }

    private static ValueGetter<VBuffer<T>> Values<T>(string[] terms)
    {
        T[] values = [.. terms.Select(term => (T)Parse(term, typeof(T)))];
        return (ref VBuffer<T> value) => VBuffer<T>.Copy(values, 0, ref value, values.Length);
    }
}
