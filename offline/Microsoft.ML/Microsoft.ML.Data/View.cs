namespace Microsoft.ML.Data;

/// <summary>A data view that is read by one cursor at a time.</summary>
internal abstract class View(DataViewSchema schema) : IDataView
{
    public DataViewSchema Schema => schema;
    public virtual bool CanShuffle => false;
    public virtual long? GetRowCount() => null;
    public abstract DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}

/// <summary>A cursor whose columns are those of a row below it.</summary>
internal abstract class WrappingCursor(DataViewRow input) : DataViewRowCursor
{
    public override DataViewSchema Schema => input.Schema;
    public override long Position => input.Position;
    public override long Batch => input.Batch;
    public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(column);
    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();

        base.Dispose(disposing);
    }
}
