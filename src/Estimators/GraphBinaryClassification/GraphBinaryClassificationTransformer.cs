using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;

[assembly: ModelLoader<GraphBinaryClassificationTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds the columns "PredictedLabel" (Boolean), "Score" (Single) and "Probability" (Single): which of two kinds each row's graph is.
/// Made by <see cref="GraphBinaryClassificationTrainer"/>, or loaded from a model file.
/// </summary>
public sealed class GraphBinaryClassificationTransformer : GraphPredictionTransformer<GraphBinaryClassificationModelParameters>, ISavedModel
{
    internal GraphBinaryClassificationTransformer(GraphBinaryClassificationModelParameters model, RowColumns columns)
        : base(model, columns)
    {
    }

    static ModelKind ISavedModel.Kind { get; } = new("GraphBinaryClassification", Version: 1);

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, RowColumns columns) = PredictionFile.Read<GraphNumbers, BinaryScores>(file);
        return new GraphBinaryClassificationTransformer(new GraphBinaryClassificationModelParameters(predictor), columns);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<GraphBinaryClassificationTransformer>(context, file => PredictionFile.Write(Model.Predictor, RowColumns, file));
}
