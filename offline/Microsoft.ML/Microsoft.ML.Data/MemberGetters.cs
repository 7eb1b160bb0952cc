using System.Linq.Expressions;

namespace Microsoft.ML.Data;

/// <summary>Getters of a class's members as the columns they are.</summary>
internal static class MemberGetters
{
    private delegate void Copier<TMember, TColumn>(TMember from, ref TColumn to);

    /// <summary>A <see cref="ValueGetter{TValue}"/> of the column's raw type, reading the row that <paramref name="current"/> returns.</summary>
    public static Delegate Create<TRow>(MemberColumn column, Func<TRow> current)
    {
        if (column.ValueType == typeof(string))
            return Getter(column, current, (string from, ref ReadOnlyMemory<char> to) => to = from.AsMemory());

        Type item = (column.Type as VectorDataViewType)?.ItemType.RawType ?? column.ValueType;
        string maker = column.ValueType.IsArray ? nameof(Array) : column.Type switch
        {
            VectorDataViewType => nameof(Buffer),
            KeyDataViewType => nameof(Key),
            _ => nameof(Value),
        };
        return (Delegate)Getters.Call(typeof(MemberGetters), maker, [typeof(TRow), item], column, current);
    }

    private static ValueGetter<VBuffer<T>> Array<TRow, T>(MemberColumn column, Func<TRow> current) =>
        Getter(column, current, (T[] from, ref VBuffer<T> to) => VBuffer<T>.Copy(from ?? [], 0, ref to, from?.Length ?? 0));

    private static ValueGetter<VBuffer<T>> Buffer<TRow, T>(MemberColumn column, Func<TRow> current) =>
        Getter(column, current, (VBuffer<T> from, ref VBuffer<T> to) => from.CopyTo(ref to));

    private static ValueGetter<T> Value<TRow, T>(MemberColumn column, Func<TRow> current) => Getter(column, current, (T from, ref T to) => to = from);

    /// <summary>A class holds a key from 0 on, a data view from 1 on; what is out of range is missing.</summary>
    private static ValueGetter<T> Key<TRow, T>(MemberColumn column, Func<TRow> current)
    {
        ulong count = ((KeyDataViewType)column.Type).Count;
        return Getter(column, current, (T from, ref T to) =>
        {
            ulong key = Convert.ToUInt64(from, null);
            to = key < count ? (T)Convert.ChangeType(key + 1, typeof(T), null) : default;
        });
    }

    private static ValueGetter<TColumn> Getter<TRow, TMember, TColumn>(MemberColumn column, Func<TRow> current, Copier<TMember, TColumn> copy)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        Func<TRow, TMember> read = Expression.Lambda<Func<TRow, TMember>>(Expression.MakeMemberAccess(row, column.Member), row).Compile();
        return (ref TColumn value) => copy(read(current()), ref value);
    }
}
