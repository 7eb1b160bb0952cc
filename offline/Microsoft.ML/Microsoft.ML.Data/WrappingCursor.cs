namespace Microsoft.ML.Data;

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
