using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Moves over the nodes of the graphs in a cursor's rows. Of a row it reads the graph, and what is asked for when it is asked for, once.</summary>
internal sealed class NodeCursor : DataViewRowCursor
{
    private readonly DataViewRowCursor rows;
    private readonly ExpansionPlan plan;
    private readonly DataViewSchema.Column graphs;
    private readonly ValueGetter<Graph> readGraph;
    private readonly HashSet<int> active;
    private readonly Dictionary<int, Delegate> getters = [];
    private readonly NodePlace place = new();
    private readonly RowErrors errors;
    private readonly NodeGetters make;
    private long position = -1;
    private bool ended;

    public NodeCursor(DataViewRowCursor rows, DataViewSchema schema, ExpansionPlan plan, IEnumerable<DataViewSchema.Column> needed)
    {
        this.rows = rows;
        this.plan = plan;
        Schema = schema;
        graphs = plan.Graph(rows.Schema);
        readGraph = rows.GetGetter<Graph>(graphs);
        active = [.. needed.Select(column => column.Index)];
        errors = new RowErrors("ExpandNodes", rows);
        make = new NodeGetters(rows, place, errors);
    }

    public override DataViewSchema Schema { get; }

    public override long Position => position;

    public override long Batch => rows.Batch;

    public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

    public override bool MoveNext()
    {
        place.Node++;
        while (place.Graph is null || place.Node >= place.Graph.NodeCount)
        {
            if (ended || !rows.MoveNext())
            {
                End();
                return false;
            }

            place.Row++;
            place.Node = 0;

            // Where reading throws the cursor stays ended: the nodes of the graph before are not this row's.
            place.Graph = null;
            ended = true;
            place.Graph = ReadGraph();
            ended = false;
        }

        position++;
        return true;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
        {
            throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is not among those that were asked for.");
        }

        if (!getters.TryGetValue(column.Index, out Delegate? getter))
        {
            getters[column.Index] = getter = MakeGetter(column.Index);
        }

        return getter as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: '{column.Type.RawType}'.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        ValueGetter<DataViewRowId> read = rows.GetIdGetter();
        return (ref DataViewRowId value) =>
        {
            read(ref value);
            value = NodeRowId.Of(value, place.Node);
        };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rows.Dispose();
        }

        base.Dispose(disposing);
    }

    private Delegate MakeGetter(int column)
    {
        int shared = column - rows.Schema.Count - 1;
        if (shared >= 0)
        {
            return make.Share(plan.Vector(rows.Schema, shared), plan.Values[shared]);
        }

        if (shared == -1)
        {
            return (ValueGetter<int>)((ref int value) => value = place.Node);
        }

        // The graph was read already, and all nodes of a row are to have one object: it is run once for all of them.
        return column == graphs.Index
            ? (ValueGetter<Graph>)((ref Graph value) => value = place.Graph!)
            : make.Pass(rows.Schema[column]);
    }

    private Graph ReadGraph()
    {
        Graph? graph = null;
        readGraph(ref graph!);
        return graph ?? throw errors.In(graphs.Name, "found no graph; expected one in each row.");
    }

    private void End()
    {
        ended = true;
        place.Graph = null;
        position = -1;
    }
}
