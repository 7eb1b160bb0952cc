using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Interop.Tests;

internal sealed class ScaleMapper : IRowToRowMapper
{
    private readonly float factor;

    public ScaleMapper(DataViewSchema inputSchema, float factor)
    {
        this.factor = factor;
        InputSchema = inputSchema;
        Input = inputSchema["Input"];
        DataViewSchema.Builder builder = new();
        builder.AddColumns(inputSchema);
        builder.AddColumn("Output", NumberDataViewType.Single);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema.Column Input { get; }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        dependingColumns.Select(column => column.Index == InputSchema.Count ? Input : InputSchema[column.Index]).DistinctBy(column => column.Index);

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) =>
        new ScaledRow(input, this, activeColumns.Select(column => column.Index).ToHashSet());

    private sealed class ScaledRow(DataViewRow input, ScaleMapper mapper, HashSet<int> active) : DataViewRow
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => mapper.OutputSchema;

        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (column.Index < mapper.InputSchema.Count)
            {
                return input.GetGetter<TValue>(mapper.InputSchema[column.Index]);
            }

            ValueGetter<float> get = input.GetGetter<float>(mapper.Input);
            ValueGetter<float> scaled = (ref float value) =>
            {
                get(ref value);
                value *= mapper.factor;
            };
            return (ValueGetter<TValue>)(Delegate)scaled;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();
    }
}
