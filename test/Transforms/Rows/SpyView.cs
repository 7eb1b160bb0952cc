using Microsoft.ML;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>A view that knows which of its columns were last asked for.</summary>
internal sealed class SpyView(IDataView input) : IDataView
{
    public IEnumerable<string> Asked { get; private set; } = [];

    public bool CanShuffle => input.CanShuffle;

    public DataViewSchema Schema => input.Schema;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        input.GetRowCursor(Record(columnsNeeded), rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        input.GetRowCursorSet(Record(columnsNeeded), n, rand);

    /// <summary>The columns of the input that a transform asks for to give one of its own.</summary>
    public string[] AskedFor(ITransformer transformer, params string[] columns)
    {
        IDataView view = transformer.Transform(this);
        view.GetRowCursor(columns.Select(name => view.Schema[name])).Dispose();
        return [.. Asked.Order(StringComparer.Ordinal)];
    }

    private DataViewSchema.Column[] Record(IEnumerable<DataViewSchema.Column> columns)
    {
        DataViewSchema.Column[] needed = [.. columns];
        Asked = needed.Select(column => column.Name);
        return needed;
    }
}
