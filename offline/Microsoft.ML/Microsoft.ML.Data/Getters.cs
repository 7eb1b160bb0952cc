using System.Globalization;
using System.Numerics;
using System.Reflection;

namespace Microsoft.ML.Data;

internal static class Getters
{
    /// <summary>The getter as one of the asked type; asking for another, or of an inactive column, is an error.</summary>
    public static ValueGetter<TValue> Typed<TValue>(Delegate getter, DataViewSchema.Column column)
    {
        Contracts.CheckParam(getter is not null, nameof(column), $"Requested column '{column.Name}' not active");
        return getter as ValueGetter<TValue>
            ?? throw Contracts.Except(
                $"Invalid TValue in GetGetter for column '{column.Name}': '{typeof(TValue)}', expected type: '{column.Type.RawType}'.");
    }

    /// <summary>A row's getter of a column whose type is known at run time only.</summary>
    public static Delegate Of(DataViewRow row, DataViewSchema.Column column) =>
        (Delegate)Call(typeof(Getters), nameof(Untyped), column.Type.RawType, row, column);

    /// <summary>A column's current value, as a function.</summary>
    public static Func<T> Reader<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            get(ref value);
            return value;
        };
    }

    /// <summary>A number or key column's current value, as a number of another type.</summary>
    public static Func<T> Number<T>(DataViewRow row, DataViewSchema.Column column)
        where T : INumberBase<T> =>
        (Func<T>)Call(typeof(Getters), nameof(Converted), [typeof(T), column.Type.RawType], row, column);

    /// <summary>A number, boolean or key column's current value as a label: keys count from 0 here, and a missing one is NaN.</summary>
    public static Func<float> Label(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is KeyDataViewType key)
        {
            Func<ulong> read = Number<ulong>(row, column);
            return () => read() is > 0 and var value && value <= key.Count ? value - 1 : float.NaN;
        }

        Func<bool> truth = column.Type is BooleanDataViewType ? Reader<bool>(row, column) : null;
        return truth is null ? Number<float>(row, column) : () => truth() ? 1 : 0;
    }

    /// <summary>The current item of a scalar column, or items of a vector column.</summary>
    public static Func<T[]> Items<T>(DataViewRow row, DataViewSchema.Column column)
    {
        Func<VBuffer<T>> vector = column.Type is VectorDataViewType ? Reader<VBuffer<T>>(row, column) : null;
        Func<T> scalar = vector is null ? Reader<T>(row, column) : null;
        return () => vector is null ? [scalar()] : [.. vector().DenseValues()];
    }

    /// <summary>Whether the current value, or one of a vector's, is missing: NaN, or the key 0.</summary>
    public static Func<bool> IsMissing(DataViewRow row, DataViewSchema.Column column) =>
        (Func<bool>)Call(typeof(Getters), nameof(AnyMissing), ItemOf(column.Type).RawType, row, column);

    public static DataViewType ItemOf(DataViewType type) => (type as VectorDataViewType)?.ItemType ?? type;

    /// <summary>A scalar column's current value as text, or null where it is missing: NaN, an empty text, the key 0.</summary>
    public static Func<string> Text(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type == TextDataViewType.Instance)
        {
            Func<ReadOnlyMemory<char>> read = Reader<ReadOnlyMemory<char>>(row, column);
            return () => read() is { IsEmpty: false } text ? text.ToString() : null;
        }

        return (Func<string>)Call(typeof(Getters), nameof(NumberText), column.Type.RawType, row, column);
    }

    /// <summary>Calls a generic method of a class with a type that is known at run time only.</summary>
    public static object Call(Type owner, string method, Type type, params object[] arguments) => Call(owner, method, [type], arguments);

    public static object Call(Type owner, string method, Type[] types, params object[] arguments) =>
        owner.GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)
            .MakeGenericMethod(types)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static Func<bool> AnyMissing<T>(DataViewRow row, DataViewSchema.Column column)
        where T : INumberBase<T>
    {
        Func<T[]> read = Items<T>(row, column);
        bool isKey = ItemOf(column.Type) is KeyDataViewType;
        return () => read().Any(value => T.IsNaN(value) || (isKey && T.IsZero(value)));
    }

    private static Func<string> NumberText<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, IConvertible
    {
        Func<T> read = Reader<T>(row, column);
        bool isKey = column.Type is KeyDataViewType;
        return () => read() switch
        {
            float.NaN or double.NaN => null,
            T value => isKey && value.Equals(default(T)) ? null : value.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static Func<TTo> Converted<TTo, TFrom>(DataViewRow row, DataViewSchema.Column column)
        where TTo : INumberBase<TTo>
        where TFrom : INumberBase<TFrom>
    {
        Func<TFrom> read = Reader<TFrom>(row, column);
        return () => TTo.CreateTruncating(read());
    }

    private static ValueGetter<T> Untyped<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
