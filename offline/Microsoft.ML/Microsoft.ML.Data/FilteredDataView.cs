namespace Microsoft.ML.Data;

/// <summary>The rows of a view that a test accepts; the test may read more columns than the caller asks for.</summary>
internal sealed class FilteredDataView(
    IDataView source, IReadOnlyList<DataViewSchema.Column> tested, Func<DataViewRow, Func<bool>> test, bool canShuffle = true) : View(source.Schema)
{
    public override bool CanShuffle => canShuffle && source.CanShuffle;

    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        DataViewRowCursor input = source.GetRowCursor(needed.Concat(tested).DistinctBy(column => column.Index), CanShuffle ? rand : null);
        return new Cursor(input, test(input), [.. needed.Select(column => column.Index)]);
    }

    private sealed class Cursor(DataViewRowCursor input, Func<bool> accepts, HashSet<int> active) : WrappingCursor(input)
    {
        private long position = -1;

        public override long Position => position;
        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

        public override bool MoveNext()
        {
            while (input.MoveNext())
            {
                if (accepts())
                {
                    position++;
                    return true;
                }
            }

            position = -1;
            return false;
        }
    }
}
