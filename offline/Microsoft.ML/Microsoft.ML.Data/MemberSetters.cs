using System.Linq.Expressions;

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
                    throw Contracts.ExceptMissing("Schema", "", member.Name);

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
        return target => System.Array.ForEach(setters, setter => setter(target));
    }

    private static Action<TRow> Create<TRow>(DataViewRow row, MemberColumn member, DataViewSchema.Column column)
    {
        if (member.ValueType == typeof(string))
            return Setter<TRow, ReadOnlyMemory<char>, string>(row, member, column, text => text.ToString());

        Type item = (column.Type as VectorDataViewType)?.ItemType.RawType ?? member.ValueType;
        string maker = member.ValueType.IsArray ? nameof(Array) : column.Type is VectorDataViewType ? nameof(Buffer) : nameof(Value);
        return (Action<TRow>)Getters.Call(typeof(MemberSetters), maker, [typeof(TRow), item], row, member, column);
    }

    private static Action<TRow> Array<TRow, T>(DataViewRow row, MemberColumn member, DataViewSchema.Column column) =>
        Setter<TRow, VBuffer<T>, T[]>(row, member, column, buffer => [.. buffer.DenseValues()]);

    private static Action<TRow> Buffer<TRow, T>(DataViewRow row, MemberColumn member, DataViewSchema.Column column) =>
        Setter<TRow, VBuffer<T>, VBuffer<T>>(
            row, member, column, shared => new VBuffer<T>(shared.Length, shared.GetValues().Length, [.. shared.GetValues()], [.. shared.GetIndices()]));

    private static Action<TRow> Value<TRow, T>(DataViewRow row, MemberColumn member, DataViewSchema.Column column) =>
        Setter<TRow, T, T>(row, member, column, value => value);

    private static Action<TRow> Setter<TRow, TColumn, TMember>(
        DataViewRow row, MemberColumn member, DataViewSchema.Column column, Func<TColumn, TMember> convert)
    {
        ParameterExpression target = Expression.Parameter(typeof(TRow));
        ParameterExpression assigned = Expression.Parameter(typeof(TMember));
        Action<TRow, TMember> write = Expression.Lambda<Action<TRow, TMember>>(
            Expression.Assign(Expression.MakeMemberAccess(target, member.Member), assigned), target, assigned).Compile();
        Func<TColumn> read = Getters.Reader<TColumn>(row, column);
        return filled => write(filled, convert(read()));
    }
}
