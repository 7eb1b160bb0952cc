using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>The nodes of the graphs in a view's rows. How many there are is known only once all have been read.</summary>
internal sealed class NodeView(IDataView input, ExpansionPlan plan) : IDataView
{
    private readonly DataViewSchema.Column graph = plan.Graph(input.Schema);

    // Nodes in random order would need their graphs in random order too: that is ShuffleRows' work.
    public bool CanShuffle => false;

    public DataViewSchema Schema { get; } = plan.Add(input.Schema);

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        return Expand(input.GetRowCursor(Sources(needed)), needed);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        return [.. input.GetRowCursorSet(Sources(needed), n).Select(cursor => Expand(cursor, needed))];
    }

    /// <summary>The input's columns that these are made of, and the graph, which says how many rows there are.</summary>
    private DataViewSchema.Column[] Sources(DataViewSchema.Column[] needed)
    {
        int kept = input.Schema.Count;
        IEnumerable<DataViewSchema.Column> passed = needed.Where(column => column.Index < kept).Select(column => input.Schema[column.Index]);
        IEnumerable<DataViewSchema.Column> shared = needed.Where(column => column.Index > kept).Select(column => plan.Vector(input.Schema, column.Index - kept - 1));
        return [.. passed.Concat(shared).Append(graph).DistinctBy(column => column.Index)];
    }

    private NodeCursor Expand(DataViewRowCursor cursor, DataViewSchema.Column[] needed) => new(cursor, Schema, plan, needed);
}
