using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>The values that a label's keys stand for (the annotation "KeyValues"), kept in the model so that predicted keys can be mapped back.</summary>
internal sealed record KeyValues
{
    internal const string Kind = "KeyValues";
    internal const string SlotNames = "SlotNames";

    /// <summary>What the values were.</summary>
    public required ValueKind Of { get; init; }

    /// <summary>The values, as texts of the invariant culture.</summary>
    public required string[] Texts { get; init; }

    /// <summary>The types of values that are kept.</summary>
    internal enum ValueKind
    {
        Text,
        Single,
        Double,
        Int32,
        UInt32,
        Int64,
        Boolean,
    }

    /// <summary>The values of a column's keys; null where it has none, or of a type that is not kept.</summary>
    internal static KeyValues? Read(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(Kind)?.Type is not VectorDataViewType type)
        {
            return null;
        }

        return KindOf(type.ItemType) switch
        {
            ValueKind.Text => Read<ReadOnlyMemory<char>>(column, ValueKind.Text),
            ValueKind.Single => Read<float>(column, ValueKind.Single),
            ValueKind.Double => Read<double>(column, ValueKind.Double),
            ValueKind.Int32 => Read<int>(column, ValueKind.Int32),
            ValueKind.UInt32 => Read<uint>(column, ValueKind.UInt32),
            ValueKind.Int64 => Read<long>(column, ValueKind.Int64),
            ValueKind.Boolean => Read<bool>(column, ValueKind.Boolean),
            _ => null,
        };
    }

    /// <summary>The kind of values of a type; null where it is not kept.</summary>
    internal static ValueKind? KindOf(DataViewType type) => type switch
    {
        TextDataViewType => ValueKind.Text,
        BooleanDataViewType => ValueKind.Boolean,
        _ when type.Equals(NumberDataViewType.Single) => ValueKind.Single,
        _ when type.Equals(NumberDataViewType.Double) => ValueKind.Double,
        _ when type.Equals(NumberDataViewType.Int32) => ValueKind.Int32,
        _ when type.Equals(NumberDataViewType.UInt32) => ValueKind.UInt32,
        _ when type.Equals(NumberDataViewType.Int64) => ValueKind.Int64,
        _ => null,
    };

    /// <summary>Values that stand for those that are not known yet.</summary>
    internal static KeyValues Standing(ValueKind kind, int count) =>
        new() { Of = kind, Texts = [.. Enumerable.Repeat(kind == ValueKind.Boolean ? bool.FalseString : "0", count)] };

    internal DataViewSchema.Annotations ToAnnotations()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        switch (Of)
        {
            case ValueKind.Single: Add(annotations, NumberDataViewType.Single, text => float.Parse(text, CultureInfo.InvariantCulture)); break;
            case ValueKind.Double: Add(annotations, NumberDataViewType.Double, text => double.Parse(text, CultureInfo.InvariantCulture)); break;
            case ValueKind.Int32: Add(annotations, NumberDataViewType.Int32, text => int.Parse(text, CultureInfo.InvariantCulture)); break;
            case ValueKind.UInt32: Add(annotations, NumberDataViewType.UInt32, text => uint.Parse(text, CultureInfo.InvariantCulture)); break;
            case ValueKind.Int64: Add(annotations, NumberDataViewType.Int64, text => long.Parse(text, CultureInfo.InvariantCulture)); break;
            case ValueKind.Boolean: Add(annotations, BooleanDataViewType.Instance, bool.Parse); break;
            default: Add(annotations, TextDataViewType.Instance, text => text.AsMemory()); break;
        }

        return annotations.ToAnnotations();
    }

    /// <summary>The values as names of the slots of a vector.</summary>
    internal DataViewSchema.Annotations ToSlotNames()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        Add(annotations, TextDataViewType.Instance, text => text.AsMemory(), SlotNames);
        return annotations.ToAnnotations();
    }

    /// <exception cref="ArgumentException">A value is not of its type.</exception>
    internal void Check()
    {
        if (!Enum.IsDefined(Of) || Texts.Contains(null))
        {
            throw new ArgumentException("the classes' values are of no known type, or missing.");
        }

        try
        {
            _ = ToAnnotations();
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new ArgumentException($"the classes' values are not all of type {Of}.", error);
        }
    }

    private static KeyValues Read<T>(DataViewSchema.Column column, ValueKind kind)
    {
        VBuffer<T> values = default;
        column.Annotations.GetValue(Kind, ref values);
        return new KeyValues { Of = kind, Texts = [.. values.DenseValues().Select(value => string.Create(CultureInfo.InvariantCulture, $"{value}"))] };
    }

    private void Add<T>(DataViewSchema.Annotations.Builder annotations, PrimitiveDataViewType type, Func<string, T> parse, string kind = Kind)
    {
        T[] values = [.. Texts.Select(parse)];
        annotations.Add(kind, new VectorDataViewType(type, values.Length), (ref VBuffer<T> value) => new VBuffer<T>(values.Length, values).CopyTo(ref value));
    }
}
