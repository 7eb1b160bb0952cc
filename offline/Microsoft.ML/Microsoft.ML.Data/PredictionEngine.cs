namespace Microsoft.ML;

public sealed class PredictionEngine<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly ITransformer transformer;
    private readonly TypedRow<TSrc> inputRow;
    private readonly DataViewRow outputRow;
    private readonly Action<TDst> fill;
    private bool disposed;

    internal PredictionEngine(ITransformer transformer, bool ignoreMissingColumns, SchemaDefinition input, SchemaDefinition output)
    {
        Contracts.CheckValue(transformer, nameof(transformer));
        Contracts.CheckParam(transformer.IsRowToRowMapper, nameof(transformer), "Must be a row to row mapper");
        this.transformer = transformer;
        IReadOnlyList<MemberColumn> columns = MemberColumn.Of(typeof(TSrc), SchemaDefinition.Direction.Read, input);
        inputRow = new TypedRow<TSrc>(TypedRow<TSrc>.SchemaOf(columns), columns, _ => true);
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(inputRow.Schema);
        IReadOnlyList<(MemberColumn Member, DataViewSchema.Column Column)> bound = MemberSetters.Bind<TDst>(mapper.OutputSchema, ignoreMissingColumns, output);
        outputRow = mapper.GetRow(inputRow, mapper.OutputSchema);
        fill = MemberSetters.Create<TDst>(outputRow, bound);
        OutputSchema = transformer.GetOutputSchema(inputRow.Schema);
    }

    public DataViewSchema OutputSchema { get; }

    public TDst Predict(TSrc example)
    {
        TDst result = new();
        Predict(example, ref result);
        return result;
    }

    public void Predict(TSrc example, ref TDst prediction)
    {
        Contracts.CheckValue(example, nameof(example));
        inputRow.Set(example);
        fill(prediction ??= new TDst());
    }

    public void Dispose()
    {
        if (disposed)
            return;

        disposed = true;
        outputRow.Dispose();
        (transformer as IDisposable)?.Dispose();
    }
}
