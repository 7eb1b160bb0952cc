namespace Microsoft.ML.Data;

/// <summary>A view's rows, each mapped by itself, when it is read.</summary>
internal sealed class MappedDataView(IDataView source, Mapping mapping) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => mapping.OutputSchema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        DataViewRowCursor input = source.GetRowCursor(mapping.GetDependencies(needed), rand);
        return new Cursor(input, mapping.GetRow(input, needed));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor input, DataViewRow row) : WrappingCursor(row)
    {
        public override bool MoveNext() => input.MoveNext();
    }
}
