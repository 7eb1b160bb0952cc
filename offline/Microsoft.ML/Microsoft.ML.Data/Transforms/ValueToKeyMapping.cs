using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Gives each distinct value of a scalar column, text or number, a number from 1 on.</summary>
public sealed class ValueToKeyMappingEstimator : OneColumnEstimator<ValueToKeyMappingTransformer>
{
    private readonly int maximumNumberOfKeys;
    private readonly KeyOrdinality ordinality;

    internal ValueToKeyMappingEstimator(string output, string input, int maximumNumberOfKeys, KeyOrdinality ordinality)
        : base(output, input)
    {
        this.maximumNumberOfKeys = maximumNumberOfKeys;
        this.ordinality = ordinality;
    }

    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1,
    }

    private protected override ValueToKeyMappingTransformer FitChecked(IDataView input)
    {
        DataViewSchema.Column column = input.Schema[Input];
        using DataViewRowCursor cursor = input.GetRowCursor([column]);
        Func<string> read = Terms.Reader(cursor, column);
        OrderedDictionary<string, int> terms = [];
        while (terms.Count < maximumNumberOfKeys && cursor.MoveNext())
        {
            string term = read();
            if (term is not null)
            {
                terms.TryAdd(term, terms.Count);
            }
        }

        IEnumerable<string> inOrder = ordinality == KeyOrdinality.ByOccurrence ? terms.Keys : Terms.Sort(terms.Keys, column.Type.RawType);
        return new ValueToKeyMappingTransformer(Output, Input, (PrimitiveDataViewType)column.Type, [.. inOrder]);
    }

    private protected override SchemaShape.Column Shape(SchemaShape inputSchema)
    {
        SchemaShape.Column column = Find(inputSchema, Input);
        if (column.IsKey || column.Kind != SchemaShape.Column.VectorKind.Scalar || !NumberTypes.Knows(column.ItemType.RawType))
        {
            throw Contracts.ExceptMismatch(nameof(inputSchema), "input", Input, "a scalar text or number", column.GetTypeString());
        }

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
        {
            throw Contracts.ExceptMismatch("inputSchema", "input", source, type.ToString(), column.Type);
        }

        DataViewSchema.Annotations.Builder annotations = new();
        annotations.Add("KeyValues", new VectorDataViewType(type, terms.Length), Terms.Values(terms, type.RawType));
        return Mapping.Adding(input, new MappedColumn(
            new DataViewSchema.DetachedColumn(output, new KeyDataViewType(typeof(uint), terms.Length), annotations.ToAnnotations()),
            [column.Index],
            row =>
            {
                Func<string> read = Terms.Reader(row, column);
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
}

/// <summary>Values as culture-free text, and back; a missing value, NaN or an empty text, is null.</summary>
internal static class Terms
{
    public static Func<string> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type == TextDataViewType.Instance)
        {
            ValueGetter<ReadOnlyMemory<char>> get = row.GetGetter<ReadOnlyMemory<char>>(column);
            ReadOnlyMemory<char> value = default;
            return () =>
            {
                get(ref value);
                return value.IsEmpty ? null : value.ToString();
            };
        }

        return (Func<string>)Getters.Call(typeof(Terms), nameof(OfNumber), column.Type.RawType, row, column);
    }

    public static IEnumerable<string> Sort(IEnumerable<string> terms, Type rawType) => rawType == typeof(ReadOnlyMemory<char>)
        ? terms.Order(StringComparer.Ordinal)
        : terms.OrderBy(term => Convert.ChangeType(term, rawType, CultureInfo.InvariantCulture));

    public static Delegate Values(string[] terms, Type rawType) => rawType == typeof(ReadOnlyMemory<char>)
        ? Of([.. terms.Select(term => term.AsMemory())])
        : (Delegate)Getters.Call(typeof(Terms), nameof(Numbers), rawType, (object)terms);

    private static Func<string> OfNumber<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, IConvertible
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            get(ref value);
            return value is float.NaN or double.NaN ? null : value.ToString(CultureInfo.InvariantCulture);
        };
    }

    private static ValueGetter<VBuffer<T>> Numbers<T>(string[] terms) =>
        Of([.. terms.Select(term => (T)Convert.ChangeType(term, typeof(T), CultureInfo.InvariantCulture))]);

    private static ValueGetter<VBuffer<T>> Of<T>(T[] values) =>
        (ref VBuffer<T> value) => VBuffer<T>.Copy(values, 0, ref value, values.Length);
}
