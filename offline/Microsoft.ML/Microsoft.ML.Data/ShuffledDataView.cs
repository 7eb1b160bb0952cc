namespace Microsoft.ML.Data;

/// <summary>
/// A view's rows in random order: from a pool of rows a random one is taken, and the next row put in its place.
/// Where the source can shuffle too, it does so first.
/// </summary>
internal sealed class ShuffledDataView(IDataView source, int seed, int poolSize, bool shuffleSource) : View(source.Schema)
{
    public override bool CanShuffle => true;
    public override long? GetRowCount() => source.GetRowCount();

    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        rand ??= new Random(seed);
        DataViewSchema.Column[] needed = [.. columnsNeeded.DistinctBy(column => column.Index)];
        DataViewRowCursor rows = source.GetRowCursor(needed, shuffleSource && source.CanShuffle ? rand : null);
        return new Cursor(Schema, rows, needed.ToDictionary(column => column.Index, column => ColumnStore.Of(rows, column)), rand, new DataViewRowId[poolSize]);
    }

    private sealed class Cursor(
        DataViewSchema schema, DataViewRowCursor rows, Dictionary<int, ColumnStore> stores, Random rand, DataViewRowId[] ids)
        : KeptCursor(schema, stores, slot => ids[slot])
    {
        private readonly ValueGetter<DataViewRowId> id = rows.GetIdGetter();
        private readonly List<int> full = [];
        private bool started;

        protected override bool Advance()
        {
            if (!started)
            {
                started = true;
                for (int slot = 0; slot < ids.Length && Fill(slot); slot++)
                {
                }
            }
            else
                Fill(Slot);

            if (full.Count == 0)
                return false;

            int taken = rand.Next(full.Count);
            Slot = full[taken];
            full[taken] = full[^1];
            full.RemoveAt(full.Count - 1);
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                rows.Dispose();

            base.Dispose(disposing);
        }

        private bool Fill(int slot)
        {
            if (!rows.MoveNext())
                return false;

            foreach (ColumnStore store in stores.Values)
                store.Keep(slot);

            id(ref ids[slot]);
            full.Add(slot);
            return true;
        }
    }
}
