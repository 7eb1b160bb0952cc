namespace Microsoft.ML.Data;

/// <summary>The rows of a view after the first <paramref name="skip"/>, at most <paramref name="take"/>.</summary>
internal sealed class SkipTakeDataView(IDataView source, long skip, long take) : View(source.Schema)
{
    public override long? GetRowCount() => source.GetRowCount() is { } count ? Math.Clamp(count - skip, 0, take) : null;

    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(source.GetRowCursor(columnsNeeded), skip, take);

    private sealed class Cursor(DataViewRowCursor input, long skip, long take) : WrappingCursor(input)
    {
        private bool ended;

        public override long Position => ended ? -1 : Math.Max(-1, input.Position - skip);

        public override bool MoveNext()
        {
            do
                ended = ended || input.Position + 1 - skip == take || !input.MoveNext();
            while (!ended && input.Position < skip);

            return !ended;
        }
    }
}
