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

    /// <summary>
    /// What each node feature is worth to the model over a data set: how much a metric falls when the feature's values are dealt out anew at random among all nodes of the
    /// rows' graphs (Breiman 2001; Fisher, Rudin and Dominici 2019). As ML.NET's PermutationFeatureImportance does for columns, for the features within a column of graphs; the metric is the
    /// caller's, so that it serves every task.
    /// </summary>
    /// <remarks>Rows are read once for their graphs, which are all held in memory, and then for every feature as often as it is permuted, and are scored each time.</remarks>
    /// <param name="data">Rows that the model may be judged on; of a chain, as they come to this last transformer.</param>
    /// <param name="metric">A figure of scored rows that is higher the better they are, such as <c>scored => mlContext.Regression.Evaluate(scored).RSquared</c>; of an error, its negative.</param>
    /// <param name="permutationCount">How often each feature is permuted, 1 or more.</param>
    /// <param name="seed">What permutations are drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of another type, or <paramref name="permutationCount"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, nodes have neither features nor types, or a graph has other features than the training graphs.</exception>
    public PermutationFeatureImportance PermutationFeatureImportance(IDataView data, Func<IDataView, double> metric, int permutationCount = 5, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permutationCount);
        DataViewSchema.Column column = RowColumns.Find(data.Schema).Graph;
        PermutedGraphs graphs = PermutedGraphs.Of(RowColumns.Find(data.Schema).Read(data), Model.Predictor);
        double Judge(IReadOnlyList<Graph> inPlace) => metric(Transform(new ReplacedGraphsView(data, column, inPlace)));
        return Estimators.PermutationFeatureImportance.Of(graphs, Judge, permutationCount, seed);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => Save(ctx);

    private protected abstract void Save(ModelSaveContext context);

    private ScoreMapper Mapper(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new ScoreMapper(schema, RowColumns, Model.Predictor);
    }
}
