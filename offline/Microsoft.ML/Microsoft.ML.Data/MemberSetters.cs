using System.Linq.Expressions;
using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>What fills an object's members from the columns of a row.</summary>
internal static class MemberSetters
{
    /// <summary>The members that have a column; a member without one is an error unless it is ignored.</summary>
    public static IReadOnlyList<(MemberColumn Member, DataViewSchema.Column Column)> Bind<TRow>(
        DataViewSchema schema, bool ignoreMissingColumns, SchemaDefinition definition)
    {
        List<(MemberColumn, DataViewSchema.Column)> bound = [];
        foreach (MemberColumn member in MemberColumn.Of(typeof(TRow), SchemaDefinition.Direction.Write, definition))
        {
            if (schema.GetColumnOrNull(member.Name) is not { } column)
            {
                if (!ignoreMissingColumns)
                {
                    throw Contracts.ExceptMissing("Schema", "", member.Name);
                }

                continue;
            }

            Contracts.Check(
                member.CanHold(column.Type),
                $"Can't bind the IDataView column '{column.Name}' of type '{column.Type}' to field or property '{member.Member.Name}' of type '{member.ValueType.FullName}'.");
            bound.Add((member, column));
        }

        return bound;
    }

    public static Action<TRow> Create<TRow>(DataViewRow row, IReadOnlyList<(MemberColumn Member, DataViewSchema.Column Column)> bound)
    {
        Action<TRow>[] setters = [.. bound.Select(pair => Create<TRow>(row, pair.Member, pair.Column))];
        return target =>
        {
            foreach (Action<TRow> setter in setters)
            {
                setter(target);
            }
        };
    }

    private static Action<TRow> Create<TRow>(DataViewRow row, MemberColumn member, DataViewSchema.Column column)
    {
        Type type = member.ValueType;
        (string maker, Type item) = type switch
        {
            _ when type == typeof(string) => (nameof(Text), null),
            { IsArray: true } => (nameof(Array), type.GetElementType()),
            _ when column.Type is VectorDataViewType vector => (nameof(Buffer), vector.ItemType.RawType),
            _ => (nameof(Value), type),
        };
        return (Action<TRow>)typeof(MemberSetters)
            .GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)
            .MakeGenericMethod(item is null ? [typeof(TRow)] : [typeof(TRow), item])
            .Invoke(null, [row, member, column]);
    }

    private static Action<TRow, T> Writer<TRow, T>(MemberColumn member)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        ParameterExpression value = Expression.Parameter(typeof(T));
        return Expression.Lambda<Action<TRow, T>>(
            Expression.Assign(Expression.MakeMemberAccess(row, member.Member), value), row, value).Compile();
    }

    private static Action<TRow> Text<TRow>(DataViewRow row, MemberColumn member, DataViewSchema.Column column)
    {
        ValueGetter<ReadOnlyMemory<char>> get = row.GetGetter<ReadOnlyMemory<char>>(column);
        Action<TRow, string> write = Writer<TRow, string>(member);
        ReadOnlyMemory<char> value = default;
        return target =>
        {
            get(ref value);
            write(target, value.ToString());
        };
    }

    private static Action<TRow> Array<TRow, T>(DataViewRow row, MemberColumn member, DataViewSchema.Column column)
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        Action<TRow, T[]> write = Writer<TRow, T[]>(member);
        VBuffer<T> value = default;
        return target =>
        {
            get(ref value);
            T[] items = new T[value.Length];
            value.CopyTo(items);
            write(target, items);
        };
    }

    private static Action<TRow> Buffer<TRow, T>(DataViewRow row, MemberColumn member, DataViewSchema.Column column)
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        Action<TRow, VBuffer<T>> write = Writer<TRow, VBuffer<T>>(member);
        VBuffer<T> shared = default;
        return target =>
        {
            get(ref shared);
            VBuffer<T> value = default;
            shared.CopyTo(ref value);
            write(target, value);
        };
    }

    private static Action<TRow> Value<TRow, T>(DataViewRow row, MemberColumn member, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        Action<TRow, T> write = Writer<TRow, T>(member);
        T value = default;
        return target =>
        {
            get(ref value);
            write(target, value);
        };
    }
}
