namespace Microsoft.ML.Data;

/// <summary>A view whose columns are kept in memory from when they are first read. Ids are places, or those of the source where it keeps them.</summary>
internal sealed class CachedDataView(IDataView source, bool keepsIds = false) : View(source.Schema)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, ColumnStore> stores = [];
    private readonly List<DataViewRowId> ids = [];
    private int? count;

    public override bool CanShuffle => true;
    public override long? GetRowCount() => count ?? source.GetRowCount();

    /// <summary>A view without the columns that cannot be kept: ML.NET drops them without a word.</summary>
    public static IDataView Keepable(IDataView source)
    {
        MappedColumn[] kept = [.. source.Schema.Where(column => column.Type is PrimitiveDataViewType or VectorDataViewType).Select(column => MappedColumn.Through(column))];
        return kept.Length == source.Schema.Count ? source : new MappedDataView(source, new Mapping(source.Schema, kept));
    }

    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        lock (gate)
        {
            Read([.. needed.Where(column => !stores.ContainsKey(column.Index)).DistinctBy(column => column.Index)]);
            int[] order = [.. Enumerable.Range(0, count.Value)];
            rand?.Shuffle(order);
            return new Cursor(Schema, needed.Select(column => column.Index).Distinct().ToDictionary(i => i, i => stores[i]), order, keepsIds ? ids : null);
        }
    }

    private void Read(DataViewSchema.Column[] columns)
    {
        if (columns.Length == 0 && count is not null)
            return;

        using DataViewRowCursor cursor = source.GetRowCursor(columns);
        ColumnStore[] read = [.. columns.Select(column => ColumnStore.Of(cursor, column))];
        int rows = 0;
        ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
        ids.Clear();
        for (; cursor.MoveNext(); rows++)
        {
            DataViewRowId value = default;
            id(ref value);
            ids.Add(value);
            foreach (ColumnStore store in read)
                store.Keep();
        }

        count = rows;
        for (int i = 0; i < read.Length; i++)
            stores[columns[i].Index] = read[i];
    }

    private sealed class Cursor : DataViewRowCursor
    {
        private readonly Delegate[] getters;
        private readonly int[] order;
        private readonly List<DataViewRowId> ids;
        private int position = -1;

        public Cursor(DataViewSchema schema, Dictionary<int, ColumnStore> stores, int[] order, List<DataViewRowId> ids)
        {
            Schema = schema;
            this.ids = ids;
            this.order = order;
            getters = [.. schema.Select(column => stores.GetValueOrDefault(column.Index)?.GetterOf(() => order[position]))];
        }

        public override DataViewSchema Schema { get; }
        public override long Position => position < order.Length ? position : -1;
        public override long Batch => 0;

        public override bool MoveNext()
        {
            position = Math.Min(position + 1, order.Length);
            return position < order.Length;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => getters[column.Index] is not null;
        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => Getters.Typed<TValue>(getters[column.Index], column);
        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = ids?[order[position]] ?? new DataViewRowId((ulong)order[position], 0);
    }
}
