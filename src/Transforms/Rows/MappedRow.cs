using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>A row of a <see cref="GraphMapper"/>'s output.</summary>
internal sealed class MappedRow(GraphMapper mapper, DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) : DataViewRow
{
    private readonly HashSet<int> active = [.. activeColumns.Select(column => column.Index)];

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override DataViewSchema Schema => mapper.OutputSchema;

    public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => IsColumnActive(column)
        ? mapper.GetGetter<TValue>(input, column)
        : throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is not among those that were asked for.");

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            input.Dispose();
        }

        base.Dispose(disposing);
    }
}
