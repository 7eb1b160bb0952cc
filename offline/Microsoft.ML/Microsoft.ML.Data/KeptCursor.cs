namespace Microsoft.ML.Data;

/// <summary>A cursor over kept columns, in an order that the derived class gives.</summary>
internal abstract class KeptCursor : DataViewRowCursor
{
    private readonly Delegate[] getters;
    private readonly Func<DataViewRowId> id;
    private long position = -1;

    protected KeptCursor(DataViewSchema schema, IReadOnlyDictionary<int, ColumnStore> stores, Func<int, DataViewRowId> id)
    {
        Schema = schema;
        getters = [.. schema.Select(column => stores.TryGetValue(column.Index, out ColumnStore store) ? store.GetterOf(() => Slot) : null)];
        this.id = () => id(Slot);
    }

    public override DataViewSchema Schema { get; }
    public override long Position => position;
    public override long Batch => 0;

    /// <summary>Where the current row is kept.</summary>
    protected int Slot { get; set; }

    public override bool MoveNext()
    {
        position = Advance() ? position + 1 : -1;
        return position >= 0;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => getters[column.Index] is not null;
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => Getters.Typed<TValue>(getters[column.Index], column);
    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = id();

    /// <summary>Goes to the next row's slot, or returns false after the last row, and from then on.</summary>
    protected abstract bool Advance();
}
