using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Moves over the rows of an input, and shows each as a mapper maps it.</summary>
internal sealed class MappedCursor(DataViewRowCursor input, DataViewRow row) : DataViewRowCursor
{
    public override long Position => row.Position;

    public override long Batch => row.Batch;

    public override DataViewSchema Schema => row.Schema;

    public override bool MoveNext() => input.MoveNext();

    public override bool IsColumnActive(DataViewSchema.Column column) => row.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => row.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => row.GetIdGetter();

    // The row disposes of the input.
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            row.Dispose();
        }

        base.Dispose(disposing);
    }
}
