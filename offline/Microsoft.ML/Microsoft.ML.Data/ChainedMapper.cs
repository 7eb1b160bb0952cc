namespace Microsoft.ML.Data;

/// <summary>The mappers of a chain of transformers, one after the other.</summary>
internal sealed class ChainedMapper : IRowToRowMapper
{
    private readonly IRowToRowMapper[] mappers;

    public ChainedMapper(DataViewSchema inputSchema, IReadOnlyList<ITransformer> transformers)
    {
        InputSchema = OutputSchema = inputSchema;
        mappers = new IRowToRowMapper[transformers.Count];
        for (int i = 0; i < mappers.Length; i++)
        {
            mappers[i] = transformers[i].GetRowToRowMapper(OutputSchema);
            OutputSchema = mappers[i].OutputSchema;
        }
    }

    public DataViewSchema InputSchema { get; }
    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        mappers.Reverse().Aggregate(dependingColumns, (columns, mapper) => mapper.GetDependencies(columns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        IEnumerable<DataViewSchema.Column>[] needed = new IEnumerable<DataViewSchema.Column>[mappers.Length];
        for (int i = mappers.Length - 1; i >= 0; i--)
        {
            needed[i] = activeColumns;
            activeColumns = mappers[i].GetDependencies(activeColumns);
        }

        for (int i = 0; i < mappers.Length; i++)
            input = mappers[i].GetRow(input, needed[i]);

        return input;
    }
}
