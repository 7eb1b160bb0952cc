namespace Microsoft.ML.Data;

/// <summary>An object as a row: what a prediction engine hands to its transformer.</summary>
internal sealed class TypedRow<TRow> : DataViewRow
    where TRow : class
{
    private readonly Delegate[] getters;
    private TRow current;
    private long position = -1;

    public TypedRow(DataViewSchema schema, IReadOnlyList<MemberColumn> columns, Func<int, bool> active) =>
        (Schema, getters) = (schema, [.. columns.Select((column, i) => active(i) ? MemberGetters.Create(column, () => current) : null)]);

    public override DataViewSchema Schema { get; }
    public override long Position => position;
    public override long Batch => 0;

    public static DataViewSchema SchemaOf(IReadOnlyList<MemberColumn> columns)
    {
        DataViewSchema.Builder builder = new();
        foreach (MemberColumn column in columns)
            builder.AddColumn(column.Name, column.Type);

        return builder.ToSchema();
    }

    public void Set(TRow row)
    {
        Contracts.CheckValue(row, nameof(row));
        current = row;
        position++;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => getters[column.Index] is not null;
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => Getters.Typed<TValue>(getters[column.Index], column);
    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = new DataViewRowId((ulong)position, 0);
}
