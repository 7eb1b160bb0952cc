namespace Microsoft.ML.Data;

/// <summary>The rows of a view after the first <paramref name="skip"/>, at most <paramref name="take"/>.</summary>
internal sealed class SkipTakeDataView(IDataView source, long skip, long take) : View(source.Schema)
{
    public override long? GetRowCount() => source.GetRowCount() is { } count ? Math.Clamp(count - skip, 0, take) : null;

    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(source.GetRowCursor(columnsNeeded), skip, take);

    private sealed class Cursor(DataViewRowCursor input, long skip, long take) : WrappingCursor(input)
    {
        private long position = -1;
        private long taken;

        public override long Position => position;

        public override bool MoveNext()
        {
            if (taken == 0)
            {
                for (long i = 0; i < skip; i++)
                {
                    if (!input.MoveNext())
                        return false;
                }
            }

            if (taken == take || !input.MoveNext())
            {
                position = -1;
                return false;
            }

            position = taken++;
            return true;
        }
    }
}
