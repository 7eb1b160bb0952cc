using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>Adds a trained network's prediction, the column "Score", to rows that have a graph. Rows are scored as they are read, some at a time.</summary>
/// <typeparam name="TModel">The model's type.</typeparam>
public abstract class GraphPredictionTransformer<TModel> : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected GraphPredictionTransformer(TModel model, string graphColumnName)
    {
        Model = model;
        FeatureColumnName = graphColumnName;
    }

    /// <summary>The model, for predictions without rows.</summary>
    public TModel Model { get; }

    /// <summary>The column of graphs.</summary>
    public string FeatureColumnName { get; }

    /// <summary>The type of the column of graphs.</summary>
    public DataViewType FeatureColumnType => GraphDataViewType.Instance;

    /// <summary>True: each row is scored by itself.</summary>
    public bool IsRowToRowMapper => true;

    private protected abstract GraphPredictor Predictor { get; }

    private protected abstract ScoreColumn Score { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no column of graphs of that name.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Mapper(inputSchema).OutputSchema;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no column of graphs of that name.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => Mapper(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no column of graphs of that name.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoredView(input, Mapper(input.Schema));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => Save(ctx);

    private protected abstract void Save(ModelSaveContext context);

    private ScoreMapper Mapper(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new ScoreMapper(schema, FeatureColumnName, Predictor, Score);
    }
}
