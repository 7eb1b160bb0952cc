using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;

[assembly: ModelLoader<GraphAutoencoderTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds the columns "Embedding" (a vector of Single, [nodes×width]), "Score" and "Probability" (vectors of Single, [nodes×nodes], 0 on the diagonal), all row-major: where each node of the row's graph
/// is embedded, and what that tells of its edges.
/// Made by <see cref="GraphAutoencoderTrainer"/>, or loaded from a model file.
/// </summary>
public sealed class GraphAutoencoderTransformer : GraphPredictionTransformer<GraphAutoencoderModelParameters>, ISavedModel
{
    internal GraphAutoencoderTransformer(GraphAutoencoderModelParameters model, RowColumns columns)
        : base(model, columns)
    {
    }

    static ModelKind ISavedModel.Kind { get; } = new("GraphAutoencoder", Version: 1);

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, RowColumns columns) = PredictionFile.Read<ReconstructedEdges, EdgeScores>(file);
        return new GraphAutoencoderTransformer(new GraphAutoencoderModelParameters(predictor), columns);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<GraphAutoencoderTransformer>(context, file => PredictionFile.Write(Model.Predictor, RowColumns, file));
}
