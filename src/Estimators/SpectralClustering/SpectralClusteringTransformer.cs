using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;
using Microsoft.ML.Data;

[assembly: ModelLoader<SpectralClusteringTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds the columns "PredictedLabel" (a key, the community of each row's node; missing where it has none) and "Score" (a vector of Single, the squared distance of its place from each community's
/// middle). Made by <see cref="SpectralClusteringTrainer"/>, or loaded from a model file.
/// </summary>
public sealed class SpectralClusteringTransformer : ISingleFeaturePredictionTransformer<SpectralClusteringModelParameters>, ISavedModel
{
    private readonly RowColumns columns;

    internal SpectralClusteringTransformer(ClusterScorer scorer, RowColumns columns)
    {
        Model = new SpectralClusteringModelParameters(scorer);
        this.columns = columns;
    }

    static ModelKind ISavedModel.Kind { get; } = new("SpectralClustering", Version: 1);

    /// <summary>The communities.</summary>
    public SpectralClusteringModelParameters Model { get; }

    /// <summary>The column of graphs.</summary>
    public string FeatureColumnName => columns.Graph;

    /// <summary>The type of the column of graphs.</summary>
    public DataViewType FeatureColumnType => GraphDataViewType.Instance;

    /// <summary>True: each row is scored by itself.</summary>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column that the model reads is missing, or of another type.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Mapper(inputSchema).OutputSchema;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column that the model reads is missing, or of another type.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => Mapper(inputSchema);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column that the model reads is missing, or of another type.</exception>
    /// <exception cref="InvalidOperationException">While reading: a graph that has not grown from the one that was clustered.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoredView(input, Mapper(input.Schema));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => ModelFile.Save<SpectralClusteringTransformer>(ctx, file =>
    {
        file.Write("columns", writer =>
        {
            writer.Write(columns.Graph);
            writer.Write(columns.First!);
        });
        file.Write("communities", Model.Scorer.Write);
    });

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        RowColumns columns = file.Read("columns", reader => new RowColumns(reader.ReadString(), reader.ReadString()));
        return new SpectralClusteringTransformer(file.Read("communities", ClusterScorer.Read), columns);
    }

    private ScoreMapper Mapper(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new ScoreMapper(schema, columns, Model.Scorer);
    }
}
