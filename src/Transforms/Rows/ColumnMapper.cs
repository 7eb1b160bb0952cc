using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>Maps rows to the same rows with one more column.</summary>
/// <typeparam name="TValue">What the column holds.</typeparam>
/// <param name="inputSchema">The schema of the rows, already checked.</param>
/// <param name="output">The new column, which hides one of its name.</param>
internal abstract class ColumnMapper<TValue>(DataViewSchema inputSchema, DataViewSchema.DetachedColumn output) : IRowToRowMapper
{
    public DataViewSchema InputSchema => inputSchema;

    public DataViewSchema OutputSchema { get; } = AddedColumns.Add(inputSchema, output);

    /// <summary>The columns that a value is made of.</summary>
    protected abstract IEnumerable<DataViewSchema.Column> Sources { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        [.. dependingColumns.SelectMany(column => IsAdded(column) ? Sources : [inputSchema[column.Index]]).DistinctBy(column => column.Index)];

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedRow<TValue>(this, input, activeColumns);
    }

    /// <summary>Whether a column of the output is the new one; all others are the input's.</summary>
    public bool IsAdded(DataViewSchema.Column column) => column.Index == inputSchema.Count;

    /// <summary>
    /// Reads the new column from a row of the input. Whoever asks for the value of one row gets the same one: it is made once, and what is computed of it too.
    /// </summary>
    public ValueGetter<TValue> GetValues(DataViewRow input)
    {
        ValueGetter<TValue> make = MakeGetter(input);
        TValue made = default!;
        bool isMade = false;
        long at = -1;
        return (ref TValue value) =>
        {
            // A row's position counts its changes.
            if (!isMade || input.Position < 0 || input.Position != at)
            {
                isMade = false;
                make(ref made);
                (isMade, at) = (true, input.Position);
            }

            Give(made, ref value);
        };
    }

    /// <summary>Makes values of the rows of an input, in which <see cref="Sources"/> are active.</summary>
    protected abstract ValueGetter<TValue> MakeGetter(DataViewRow input);

    /// <summary>Hands a value to one who may write into what was handed before.</summary>
    protected virtual void Give(TValue made, ref TValue value) => value = made;
}
