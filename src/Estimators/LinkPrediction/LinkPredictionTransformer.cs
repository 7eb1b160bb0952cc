using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;

[assembly: ModelLoader<LinkPredictionTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds the columns "PredictedLabel" (Boolean), "Score" (Single) and "Probability" (Single): whether each row's two nodes belong together.
/// Made by <see cref="LinkPredictionTrainer"/>, or loaded from a model file.
/// </summary>
public sealed class LinkPredictionTransformer : GraphPredictionTransformer<LinkPredictionModelParameters>, ISavedModel
{
    internal LinkPredictionTransformer(LinkPredictionModelParameters model, RowColumns columns)
        : base(model, columns)
    {
    }

    static ModelKind ISavedModel.Kind { get; } = new("LinkPrediction", Version: 1);

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, RowColumns columns) = PredictionFile.Read<PairNumbers, BinaryScores>(file);
        return new LinkPredictionTransformer(new LinkPredictionModelParameters(predictor), columns);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<LinkPredictionTransformer>(context, file => PredictionFile.Write(Model.Predictor, RowColumns, file));
}
