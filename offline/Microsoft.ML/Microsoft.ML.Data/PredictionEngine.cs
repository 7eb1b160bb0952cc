namespace Microsoft.ML;

public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly TypedRow<TSrc> inputRow;
    private readonly DataViewRow outputRow;
    private readonly Action<TDst> fill;
    private bool disposed;

    private protected PredictionEngineBase(
        ITransformer transformer, bool ignoreMissingColumns, SchemaDefinition input, SchemaDefinition output)
    {
        Contracts.CheckValue(transformer, nameof(transformer));
        Contracts.CheckParam(transformer.IsRowToRowMapper, nameof(transformer), "Must be a row to row mapper");
        Transformer = transformer;
        IReadOnlyList<MemberColumn> columns = MemberColumn.Of(typeof(TSrc), SchemaDefinition.Direction.Read, input);
        inputRow = new TypedRow<TSrc>(TypedRow<TSrc>.SchemaOf(columns), columns, _ => true);
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(inputRow.Schema);
        IReadOnlyList<(MemberColumn Member, DataViewSchema.Column Column)> bound =
            MemberSetters.Bind<TDst>(mapper.OutputSchema, ignoreMissingColumns, output);
        outputRow = mapper.GetRow(inputRow, mapper.OutputSchema);
        fill = MemberSetters.Create<TDst>(outputRow, bound);
        OutputSchema = transformer.GetOutputSchema(inputRow.Schema);
    }

    public DataViewSchema OutputSchema { get; }
    private protected ITransformer Transformer { get; }

    public TDst Predict(TSrc example)
    {
        TDst result = new();
        Predict(example, ref result);
        return result;
    }

    public abstract void Predict(TSrc example, ref TDst prediction);

    public void Dispose()
    {
        if (disposed)
            return;

        disposed = true;
        outputRow.Dispose();
        (Transformer as IDisposable)?.Dispose();
    }

    private protected void Fill(TSrc example, TDst prediction)
    {
        inputRow.Set(example);
        fill(prediction);
    }
}

public sealed class PredictionEngine<TSrc, TDst> : PredictionEngineBase<TSrc, TDst>
    where TSrc : class
    where TDst : class, new()
{
    internal PredictionEngine(
        ITransformer transformer, bool ignoreMissingColumns, SchemaDefinition input, SchemaDefinition output)
        : base(transformer, ignoreMissingColumns, input, output)
    {
    }

    public override void Predict(TSrc example, ref TDst prediction)
    {
        Contracts.CheckValue(example, nameof(example));
        prediction ??= new TDst();
        Fill(example, prediction);
    }
}
