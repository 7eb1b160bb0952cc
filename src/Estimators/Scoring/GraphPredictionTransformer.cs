using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds a trained network's predictions to rows that have a graph. Rows are scored as they are read, some at a time; a graph that rows share is computed once.
/// </summary>
/// <typeparam name="TModel">The model's type.</typeparam>
public abstract class GraphPredictionTransformer<TModel> : ISingleFeaturePredictionTransformer<TModel>
    where TModel : GraphModelParameters
{
    private protected GraphPredictionTransformer(TModel model, RowColumns columns)
    {
        Model = model;
        RowColumns = columns;
    }

    /// <summary>The model, for predictions without rows.</summary>
    public TModel Model { get; }

    /// <summary>The column of graphs.</summary>
    public string FeatureColumnName => RowColumns.Graph;

    /// <summary>The type of the column of graphs.</summary>
    public DataViewType FeatureColumnType => GraphDataViewType.Instance;

    /// <summary>True: each row is scored by itself.</summary>
    public bool IsRowToRowMapper => true;

    private protected RowColumns RowColumns { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column that the model reads is missing, or of another type.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Mapper(inputSchema).OutputSchema;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column that the model reads is missing, or of another type.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => Mapper(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column that the model reads is missing, or of another type.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoredView(input, Mapper(input.Schema));
    }

    /// <summary>
    /// Changes the graphs of rows at random and compares what is then predicted for the rows with what should be; see
    /// <see cref="GraphModelParameters.AuditSymmetry"/>.
    /// </summary>
    /// <param name="data">The rows; of columns only those are read that say what a row is about.</param>
    /// <param name="maxRows">How many rows are read, from the first.</param>
    /// <param name="seed">What the changes are drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of another type, or <paramref name="maxRows"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or a graph has other features than the training graphs.</exception>
    public SymmetryAudit AuditSymmetry(IDataView data, int maxRows = 100, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxRows);
        List<GraphRow> rows = RowColumns.Find(data.Schema).Read(data, maxRows);
        return rows.Count > 0
            ? SymmetryAuditor.AtRows(Model.Predictor, rows, seed)
            : throw new InvalidOperationException("There are no rows; expected some to audit the model with.");
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => Save(ctx);

    private protected abstract void Save(ModelSaveContext context);

    private ScoreMapper Mapper(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new ScoreMapper(schema, RowColumns, Model.Predictor);
    }
}
