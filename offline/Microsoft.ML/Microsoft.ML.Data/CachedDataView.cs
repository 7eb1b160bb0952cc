namespace Microsoft.ML.Data;

/// <summary>A view whose columns are kept in memory from when they are first read.</summary>
internal sealed class CachedDataView(IDataView source) : View(source.Schema)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, ColumnStore> stores = [];
    private int? count;

    public override bool CanShuffle => true;
    public override long? GetRowCount() => count ?? source.GetRowCount();

    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        lock (gate)
        {
            Read([.. needed.Where(column => !stores.ContainsKey(column.Index))]);
            int[] order = [.. Enumerable.Range(0, count.Value)];
            rand?.Shuffle(order);
            return new Cursor(Schema, needed.Select(column => column.Index).Distinct().ToDictionary(i => i, i => stores[i]), order);
        }
    }

    private void Read(DataViewSchema.Column[] columns)
    {
        if (columns.Length == 0 && count is not null)
            return;

        using DataViewRowCursor cursor = source.GetRowCursor(columns);
        ColumnStore[] read = [.. columns.Select(column => ColumnStore.Of(cursor, column))];
        int rows = 0;
        for (; cursor.MoveNext(); rows++)
        {
            foreach (ColumnStore store in read)
                store.Keep(rows);
        }

        count = rows;
        for (int i = 0; i < read.Length; i++)
            stores[columns[i].Index] = read[i];
    }

    private sealed class Cursor(DataViewSchema schema, IReadOnlyDictionary<int, ColumnStore> stores, int[] order)
        : KeptCursor(schema, stores, slot => new DataViewRowId((ulong)slot, 0))
    {
        private int next;

        protected override bool Advance()
        {
            if (next == order.Length)
                return false;

            Slot = order[next++];
            return true;
        }
    }
}
