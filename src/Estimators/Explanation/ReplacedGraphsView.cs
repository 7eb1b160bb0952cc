using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>Rows with other graphs in the place of theirs, which are known by the rows' places.</summary>
/// <param name="input">The rows.</param>
/// <param name="column">The column of graphs.</param>
/// <param name="graphs">Each row's graph.</param>
internal sealed class ReplacedGraphsView(IDataView input, DataViewSchema.Column column, IReadOnlyList<Graph> graphs) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => input.Schema;

    public long? GetRowCount() => graphs.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        return new Cursor(input.GetRowCursor(needed.Where(other => other.Index != column.Index)), column, graphs, [.. needed.Select(other => other.Index)]);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded)];

    private sealed class Cursor(DataViewRowCursor rows, DataViewSchema.Column column, IReadOnlyList<Graph> graphs, HashSet<int> active) : DataViewRowCursor
    {
        public override DataViewSchema Schema => rows.Schema;

        public override long Position => rows.Position;

        public override long Batch => rows.Batch;

        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

        public override bool MoveNext() => rows.MoveNext();

        public override ValueGetter<DataViewRowId> GetIdGetter() => rows.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column wanted)
        {
            Columns.RequireActive(this, wanted);
            return wanted.Index == column.Index
                ? Columns.Cast<TValue>((ValueGetter<Graph>)((ref Graph value) => value = graphs[(int)rows.Position]), wanted)
                : rows.GetGetter<TValue>(wanted);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                rows.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
