using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>A row of a <see cref="ColumnMapper{TValue}"/>'s output.</summary>
internal sealed class MappedRow<TAdded>(ColumnMapper<TAdded> mapper, DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) : DataViewRow
{
    private readonly HashSet<int> active = [.. activeColumns.Select(column => column.Index)];
    private ValueGetter<TAdded>? added;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override DataViewSchema Schema => mapper.OutputSchema;

    public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
        {
            throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is not among those that were asked for.");
        }

        return mapper.IsAdded(column) ? GetAdded<TValue>() : input.GetGetter<TValue>(input.Schema[column.Index]);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            input.Dispose();
        }

        base.Dispose(disposing);
    }

    private ValueGetter<TValue> GetAdded<TValue>() =>
        (added ??= mapper.GetValues(input)) as ValueGetter<TValue>
        ?? throw new InvalidOperationException($"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: '{typeof(TAdded)}'.");
}
