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
        Stack<IEnumerable<DataViewSchema.Column>> needed = new([activeColumns]);
        foreach (IRowToRowMapper mapper in mappers.Reverse())
            needed.Push(mapper.GetDependencies(needed.Peek()));

        needed.Pop();
        return mappers.Aggregate(input, (row, mapper) => mapper.GetRow(row, needed.Pop()));
    }
}
