using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Maps rows to the same rows with one more column: a graph made of the graph in another column.</summary>
internal sealed class GraphMapper(GraphColumns columns, DataViewSchema inputSchema, string name, Func<Graph, Graph> map) : IRowToRowMapper
{
    private readonly DataViewSchema.Column source = columns.Find(inputSchema);

    public DataViewSchema InputSchema => inputSchema;

    public DataViewSchema OutputSchema { get; } = columns.Add(inputSchema);

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        [.. dependingColumns.Select(column => IsAdded(column) ? source : inputSchema[column.Index]).DistinctBy(column => column.Index)];

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedRow(this, input, activeColumns);
    }

    /// <summary>Whether a column of the output is the new one; all others are the input's.</summary>
    public bool IsAdded(DataViewSchema.Column column) => column.Index == inputSchema.Count;

    /// <summary>Reads a column of the output from a row of the input.</summary>
    public ValueGetter<TValue> GetGetter<TValue>(DataViewRow input, DataViewSchema.Column column)
    {
        if (!IsAdded(column))
        {
            return input.GetGetter<TValue>(input.Schema[column.Index]);
        }

        ValueGetter<Graph> getter = MakeGetter(input);
        return getter as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: '{typeof(Graph)}'.");
    }

    // Rows that share a graph, one after the other, go on sharing one: whoever reads them then runs it once.
    private ValueGetter<Graph> MakeGetter(DataViewRow input)
    {
        ValueGetter<Graph> read = input.GetGetter<Graph>(input.Schema[source.Index]);
        Graph? graph = null;
        Graph? last = null;
        Graph? mapped = null;
        return (ref Graph value) =>
        {
            read(ref graph!);
            if (mapped is null || !ReferenceEquals(graph, last))
            {
                mapped = Map(graph, input.Position);
                last = graph;
            }

            value = mapped;
        };
    }

    private Graph Map(Graph? graph, long row)
    {
        try
        {
            return map(graph ?? throw new ArgumentException("found no graph; expected one in each row."));
        }
        catch (ArgumentException ex)
        {
            throw new InvalidOperationException($"{name}, column '{columns.Input}', row {row}: {ex.Message}", ex);
        }
    }
}
