using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>Joins the nodes of the graph in a column of each row.</summary>
internal sealed class NeighborGraphMapper(GraphColumns columns, DataViewSchema inputSchema, NeighborRule rule) : GraphMapper(inputSchema, columns.Output)
{
    private readonly DataViewSchema.Column source = columns.Find(inputSchema);

    protected override IEnumerable<DataViewSchema.Column> Sources => [source];

    // Rows that share a graph, one after the other, go on sharing one: whoever reads them then runs it once.
    protected override ValueGetter<Graph> MakeGetter(DataViewRow input)
    {
        var errors = new RowErrors(rule.Name, input);
        ValueGetter<Graph> read = input.GetGetter<Graph>(input.Schema[source.Index]);
        Graph? graph = null;
        Graph? last = null;
        Graph? joined = null;
        return (ref Graph value) =>
        {
            read(ref graph!);
            if (joined is null || !ReferenceEquals(graph, last))
            {
                joined = Join(graph, errors);
                last = graph;
            }

            value = joined;
        };
    }

    private Graph Join(Graph? graph, RowErrors errors)
    {
        try
        {
            return rule.Join(graph ?? throw new ArgumentException("found no graph; expected one in each row."));
        }
        catch (ArgumentException ex)
        {
            throw errors.In(columns.Input, ex.Message, ex);
        }
    }
}
