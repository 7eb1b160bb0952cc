namespace Microsoft.ML.Data;

/// <summary>
/// A view's rows in random order, another one for each seed. ML.NET reads them as it goes, through a pool, and its order is
/// another one; here each cursor reads them all before the first.
/// </summary>
internal sealed class ShuffledDataView(IDataView source, int seed) : View(source.Schema)
{
    public override bool CanShuffle => true;
    public override long? GetRowCount() => source.GetRowCount();

    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new CachedDataView(source, keepsIds: true).GetRowCursor(columnsNeeded, rand ?? new TauswortheHybrid((uint)seed));
}
