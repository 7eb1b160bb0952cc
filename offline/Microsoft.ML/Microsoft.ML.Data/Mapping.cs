namespace Microsoft.ML.Data;

/// <summary>A column of a mapping's output: an input column passed through, or one computed from others.</summary>
internal sealed record MappedColumn(DataViewSchema.DetachedColumn Column, IReadOnlyList<int> Needs, Func<DataViewRow, Delegate> MakeGetter)
{
    public static MappedColumn Through(DataViewSchema.Column column, string name = null) => new(
        new DataViewSchema.DetachedColumn(name ?? column.Name, column.Type, column.Annotations),
        [column.Index],
        row => Getters.Of(row, row.Schema[column.Index]));

    public static MappedColumn Made(
        string name, DataViewType type, DataViewSchema.Column[] sources, Func<DataViewRow, Delegate> makeGetter, DataViewSchema.Annotations.Builder annotations = null) =>
        new(new DataViewSchema.DetachedColumn(name, type, annotations?.ToAnnotations()), [.. sources.Select(source => source.Index)], makeGetter);
}

/// <summary>What a row becomes: every output column is made of columns of the same input row.</summary>
internal sealed class Mapping : IRowToRowMapper
{
    private readonly IReadOnlyList<MappedColumn> columns;

    public Mapping(DataViewSchema inputSchema, IReadOnlyList<MappedColumn> columns)
    {
        this.columns = columns;
        InputSchema = inputSchema;
        DataViewSchema.Builder builder = new();
        builder.AddColumns(columns.Select(column => column.Column));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }
    public DataViewSchema OutputSchema { get; }

    /// <summary>All the input's columns, and another: just after the one of its name, which it hides, or else at the end.</summary>
    public static Mapping Adding(DataViewSchema input, MappedColumn added)
    {
        List<MappedColumn> columns = [.. input.Select(column => MappedColumn.Through(column))];
        columns.Insert(input.GetColumnOrNull(added.Column.Name)?.Index + 1 ?? columns.Count, added);
        return new Mapping(input, columns);
    }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        [.. dependingColumns.SelectMany(column => columns[column.Index].Needs).Distinct().Select(i => InputSchema[i])];

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) =>
        new Row(input, OutputSchema, columns, [.. activeColumns.Select(column => column.Index)]);

    private sealed class Row(
        DataViewRow input, DataViewSchema schema, IReadOnlyList<MappedColumn> columns, HashSet<int> active) : DataViewRow
    {
        private readonly Delegate[] getters = new Delegate[schema.Count];

        public override DataViewSchema Schema => schema;
        public override long Position => input.Position;
        public override long Batch => input.Batch;
        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            int i = column.Index;
            getters[i] ??= active.Contains(i) ? columns[i].MakeGetter(input) : null;
            return Getters.Typed<TValue>(getters[i], column);
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();

            base.Dispose(disposing);
        }
    }
}

/// <summary>A view's rows, each mapped by itself, when it is read.</summary>
internal sealed class MappedDataView(IDataView source, Mapping mapping) : View(mapping.OutputSchema)
{
    public override bool CanShuffle => source.CanShuffle;
    public override long? GetRowCount() => source.GetRowCount();

    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        DataViewRowCursor input = source.GetRowCursor(mapping.GetDependencies(needed), rand);
        return new Cursor(input, mapping.GetRow(input, needed));
    }

    private sealed class Cursor(DataViewRowCursor input, DataViewRow row) : WrappingCursor(row)
    {
        public override bool MoveNext() => input.MoveNext();
    }
}
