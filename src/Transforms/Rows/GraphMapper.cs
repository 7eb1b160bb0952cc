using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Maps rows to the same rows with one more column, of graphs.</summary>
/// <param name="inputSchema">The schema of the rows, already checked.</param>
/// <param name="output">The new column, which hides one of its name.</param>
internal abstract class GraphMapper(DataViewSchema inputSchema, string output) : IRowToRowMapper
{
    public DataViewSchema InputSchema => inputSchema;

    public DataViewSchema OutputSchema { get; } =
        AddedColumns.Add(inputSchema, new DataViewSchema.DetachedColumn(output, GraphDataViewType.Instance));

    /// <summary>The columns that a graph is made of.</summary>
    protected abstract IEnumerable<DataViewSchema.Column> Sources { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        [.. dependingColumns.SelectMany(column => IsAdded(column) ? Sources : [inputSchema[column.Index]]).DistinctBy(column => column.Index)];

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedRow(this, input, activeColumns);
    }

    /// <summary>Whether a column of the output is the new one; all others are the input's.</summary>
    public bool IsAdded(DataViewSchema.Column column) => column.Index == inputSchema.Count;

    /// <summary>
    /// Reads the new column from a row of the input. Whoever asks for the graph of one row gets the same one: it is made once, and what is computed of it too.
    /// </summary>
    public ValueGetter<Graph> GetGraphs(DataViewRow input)
    {
        ValueGetter<Graph> make = MakeGetter(input);
        Graph? made = null;
        long at = -1;
        return (ref Graph value) =>
        {
            // A row's position counts its changes.
            if (made is null || input.Position < 0 || input.Position != at)
            {
                make(ref value);
                (made, at) = (value, input.Position);
            }

            value = made;
        };
    }

    /// <summary>Makes graphs of the rows of an input, in which <see cref="Sources"/> are active.</summary>
    protected abstract ValueGetter<Graph> MakeGetter(DataViewRow input);
}
