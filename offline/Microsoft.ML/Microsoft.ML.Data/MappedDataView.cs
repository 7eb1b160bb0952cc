namespace Microsoft.ML.Data;

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
