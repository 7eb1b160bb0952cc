using System.Globalization;
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

    /// <summary>The current item of a scalar column, or items of a vector column.</summary>
    public static Func<T[]> Items<T>(DataViewRow row, DataViewSchema.Column column)
    {
        Func<VBuffer<T>> vector = column.Type is VectorDataViewType ? Reader<VBuffer<T>>(row, column) : null;
        Func<T> scalar = vector is null ? Reader<T>(row, column) : null;
        return () => vector is null ? [scalar()] : [.. vector().DenseValues()];
    }

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

    private static ValueGetter<T> Untyped<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
