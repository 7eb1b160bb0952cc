using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>A row whose graph is made whenever it is asked for, as a transform that makes graphs does; it counts how often.</summary>
internal sealed class MovingRow(DataViewSchema schema, Func<long, Graph> make) : DataViewRow
{
    private long position;

    public int Made { get; private set; }

    public override long Position => position;

    public override long Batch => 0;

    public override DataViewSchema Schema => schema;

    public void Move() => position++;

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Name == "Graph";

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => (ValueGetter<TValue>)(object)(ValueGetter<Graph>)((ref Graph value) =>
    {
        Made++;
        value = make(position);
    });

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = default;
}
