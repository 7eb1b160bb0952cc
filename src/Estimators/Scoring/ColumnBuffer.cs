using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>The values of one column over the rows of a batch: what is read ahead to score many graphs at once is kept here until its row's turn.</summary>
internal abstract class ColumnBuffer
{
    /// <summary>Reads the value of the input's current row into a place.</summary>
    internal abstract void Read(int place);

    /// <summary>The column's getter: it gives the value in the place that is current when it is called.</summary>
    internal abstract Delegate Getter(Func<int> place);

    /// <summary>The buffer of a column, with room for so many rows.</summary>
    internal static ColumnBuffer Create(DataViewRow rows, DataViewSchema.Column column, int capacity)
    {
        Type buffer = column.Type is VectorDataViewType vector
            ? typeof(VectorBuffer<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(ValueBuffer<>).MakeGenericType(column.Type.RawType);
        return (ColumnBuffer)Activator.CreateInstance(buffer, rows, column, capacity)!;
    }

    private sealed class ValueBuffer<T>(DataViewRow rows, DataViewSchema.Column column, int capacity) : ColumnBuffer
    {
        private readonly ValueGetter<T> get = rows.GetGetter<T>(column);
        private readonly T[] values = new T[capacity];

        internal override void Read(int place) => get(ref values[place]);

        internal override Delegate Getter(Func<int> place) => (ValueGetter<T>)((ref T value) => value = values[place()]);
    }

    private sealed class VectorBuffer<T>(DataViewRow rows, DataViewSchema.Column column, int capacity) : ColumnBuffer
    {
        private readonly ValueGetter<VBuffer<T>> get = rows.GetGetter<VBuffer<T>>(column);
        private readonly VBuffer<T>[] values = new VBuffer<T>[capacity];

        internal override void Read(int place) => get(ref values[place]);

        // Copied: the caller may write into what it was given.
        internal override Delegate Getter(Func<int> place) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => values[place()].CopyTo(ref value));
    }
}
