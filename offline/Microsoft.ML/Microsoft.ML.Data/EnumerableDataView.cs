using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A sequence of objects as a data view; each cursor enumerates it anew, in order.</summary>
internal sealed class EnumerableDataView<TRow> : IDataView
    where TRow : class
{
    private readonly IEnumerable<TRow> data;
    private readonly IReadOnlyList<MemberColumn> columns;

    public EnumerableDataView(IEnumerable<TRow> data, SchemaDefinition schema)
    {
        this.data = data;
        columns = MemberColumn.Of(typeof(TRow), SchemaDefinition.Direction.Read, schema);
        Schema = TypedRow<TRow>.SchemaOf(columns);
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => (data as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        HashSet<int> needed = [.. columnsNeeded.Select(column => column.Index)];
        return new Cursor(data.GetEnumerator(), new TypedRow<TRow>(Schema, columns, needed.Contains));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(IEnumerator<TRow> source, TypedRow<TRow> row) : WrappingCursor(row)
    {
        private bool ended;

        public override bool MoveNext()
        {
            if (ended || !source.MoveNext())
            {
                Dispose();
                return false;
            }

            Contracts.Check(source.Current is not null, "Encountered null when iterating over data, this is not supported.");
            row.Set(source.Current);
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (!ended)
            {
                ended = true;
                row.End();
                source.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
