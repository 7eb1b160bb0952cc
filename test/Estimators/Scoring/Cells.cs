using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>The values of a cursor's columns as text or objects that can be compared, whatever their type.</summary>
internal static class Cells
{
    /// <summary>All rows of a view, column by column, with each row's id.</summary>
    public static List<object?[]> Rows(IDataView view, params string[] names)
    {
        DataViewSchema.Column[] columns = [.. names.Select(name => view.Schema[name])];
        using DataViewRowCursor cursor = view.GetRowCursor(columns);
        Func<object?>[] getters = [.. columns.Select(column => Getter(cursor, column))];
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        List<object?[]> rows = [];
        while (cursor.MoveNext())
        {
            DataViewRowId current = default;
            id(ref current);
            rows.Add([current.ToString(), .. getters.Select(get => get())]);
        }

        return rows;
    }

    private static Func<object?> Getter(DataViewRow row, DataViewSchema.Column column)
    {
        bool vector = column.Type is VectorDataViewType;
        Type item = column.Type is VectorDataViewType type ? type.ItemType.RawType : column.Type.RawType;
        return (Func<object?>)typeof(Cells).GetMethod(vector ? nameof(Vector) : nameof(Value))!.MakeGenericMethod(item).Invoke(null, [row, column])!;
    }

    public static Func<object?> Value<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return Plain(value);
        };
    }

    public static Func<object?> Vector<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        return () =>
        {
            get(ref value);
            return string.Join(' ', value.DenseValues().Select(item => Plain(item))) + (value.IsDense ? "" : " sparse");
        };
    }

    private static object? Plain(object? value) => value is ReadOnlyMemory<char> text ? text.ToString() : value;
}
