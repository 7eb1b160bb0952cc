namespace Microsoft.ML.Data;

/// <summary>A sequence of objects as a data view; each cursor enumerates it anew, in order.</summary>
internal sealed class EnumerableDataView<TRow>(IEnumerable<TRow> data, IReadOnlyList<MemberColumn> columns) : View(TypedRow<TRow>.SchemaOf(columns))
    where TRow : class
{
    public override long? GetRowCount() => (data as ICollection<TRow>)?.Count;

    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        HashSet<int> needed = [.. columnsNeeded.Select(column => column.Index)];
        return new Cursor(data.GetEnumerator(), new TypedRow<TRow>(Schema, columns, needed.Contains));
    }

    private sealed class Cursor(IEnumerator<TRow> source, TypedRow<TRow> row) : WrappingCursor(row)
    {
        private bool ended;

        public override long Position => ended ? -1 : base.Position;

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
            ended = true;
            source.Dispose();
            base.Dispose(disposing);
        }
    }
}
