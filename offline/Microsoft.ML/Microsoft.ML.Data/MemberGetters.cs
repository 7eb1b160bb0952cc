using System.Linq.Expressions;
using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Getters of a class's members as the columns they are.</summary>
internal static class MemberGetters
{
    /// <summary>A <see cref="ValueGetter{TValue}"/> of the column's raw type, reading the row that <paramref name="current"/> returns.</summary>
    public static Delegate Create<TRow>(MemberColumn column, Func<TRow> current)
    {
        Type member = column.ValueType;
        if (member == typeof(string))
        {
            return Text(Reader<TRow, string>(column), current);
        }

        (string maker, Type item) = member switch
        {
            { IsArray: true } => (nameof(Array), member.GetElementType()),
            _ when column.Type is VectorDataViewType vector => (nameof(Buffer), vector.ItemType.RawType),
            _ when column.Type is KeyDataViewType => (nameof(Key), member),
            _ => (nameof(Value), member),
        };
        return (Delegate)typeof(MemberGetters)
            .GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)
            .MakeGenericMethod(typeof(TRow), item)
            .Invoke(null, [column, current]);
    }

    private static Func<TRow, T> Reader<TRow, T>(MemberColumn column)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, T>>(Expression.MakeMemberAccess(row, column.Member), row).Compile();
    }

    private static ValueGetter<ReadOnlyMemory<char>> Text<TRow>(Func<TRow, string> read, Func<TRow> current) =>
        (ref ReadOnlyMemory<char> value) => value = read(current()).AsMemory();

    private static ValueGetter<VBuffer<T>> Array<TRow, T>(MemberColumn column, Func<TRow> current)
    {
        Func<TRow, T[]> read = Reader<TRow, T[]>(column);
        return (ref VBuffer<T> value) =>
        {
            T[] items = read(current()) ?? [];
            VBuffer<T>.Copy(items, 0, ref value, items.Length);
        };
    }

    private static ValueGetter<VBuffer<T>> Buffer<TRow, T>(MemberColumn column, Func<TRow> current)
    {
        Func<TRow, VBuffer<T>> read = Reader<TRow, VBuffer<T>>(column);
        return (ref VBuffer<T> value) => read(current()).CopyTo(ref value);
    }

    /// <summary>A class holds a key from 0 on, a data view from 1 on; what is out of range is missing.</summary>
    private static ValueGetter<T> Key<TRow, T>(MemberColumn column, Func<TRow> current)
        where T : unmanaged
    {
        Func<TRow, T> read = Reader<TRow, T>(column);
        ulong count = ((KeyDataViewType)column.Type).Count;
        return (ref T value) =>
        {
            ulong key = Convert.ToUInt64(read(current()), null);
            value = key < count ? (T)Convert.ChangeType(key + 1, typeof(T), null) : default;
        };
    }

    private static ValueGetter<T> Value<TRow, T>(MemberColumn column, Func<TRow> current)
    {
        Func<TRow, T> read = Reader<TRow, T>(column);
        return (ref T value) => value = read(current());
    }
}
