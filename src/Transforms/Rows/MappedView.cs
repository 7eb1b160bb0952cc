using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>The rows of a view, each mapped when it is read.</summary>
internal sealed class MappedView(IDataView input, IRowToRowMapper mapper) : IDataView
{
    public bool CanShuffle => input.CanShuffle;

    public DataViewSchema Schema => mapper.OutputSchema;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        return Map(input.GetRowCursor(mapper.GetDependencies(needed), rand), needed);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        return [.. input.GetRowCursorSet(mapper.GetDependencies(needed), n, rand).Select(cursor => Map(cursor, needed))];
    }

    private MappedCursor Map(DataViewRowCursor cursor, DataViewSchema.Column[] needed) => new(cursor, mapper.GetRow(cursor, needed));
}
