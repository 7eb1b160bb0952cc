using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>Applies a rule to the graph in a column of each row.</summary>
internal sealed class RuleMapper<TValue>(GraphColumns columns, DataViewSchema inputSchema, GraphRule<TValue> rule)
    : ColumnMapper<TValue>(inputSchema, columns.Added)
{
    private readonly DataViewSchema.Column source = columns.Find(inputSchema);

    protected override IEnumerable<DataViewSchema.Column> Sources => [source];

    // Rows that share a graph, one after the other, go on sharing what is made of it.
    protected override ValueGetter<TValue> MakeGetter(DataViewRow input)
    {
        var errors = new RowErrors(rule.Name, input);
        ValueGetter<Graph> read = input.GetGetter<Graph>(input.Schema[source.Index]);
        Graph? graph = null;
        Graph? last = null;
        TValue made = default!;
        return (ref TValue value) =>
        {
            read(ref graph!);
            if (last is null || !ReferenceEquals(graph, last))
            {
                last = null;
                made = Apply(graph, errors);
                last = graph;
            }

            value = made;
        };
    }

    protected override void Give(TValue made, ref TValue value) => rule.Give(made, ref value);

    private TValue Apply(Graph? graph, RowErrors errors)
    {
        try
        {
            return rule.Apply(graph ?? throw new ArgumentException("found no graph; expected one in each row."));
        }
        catch (Exception ex) when (ex is ArgumentException or SpectrumNotConvergedException)
        {
            throw errors.In(columns.Input, ex.Message, ex);
        }
    }
}
