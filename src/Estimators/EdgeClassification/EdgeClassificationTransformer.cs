using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;

[assembly: ModelLoader<EdgeClassificationTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds the columns "PredictedLabel" (a key) and "Score" (a vector of Single, the probability of each class): of which kind each row's pair of nodes is.
/// Made by <see cref="EdgeClassificationTrainer"/>, or loaded from a model file.
/// </summary>
public sealed class EdgeClassificationTransformer : GraphPredictionTransformer<EdgeClassificationModelParameters>, ISavedModel
{
    internal EdgeClassificationTransformer(EdgeClassificationModelParameters model, RowColumns columns)
        : base(model, columns)
    {
    }

    static ModelKind ISavedModel.Kind { get; } = new("EdgeClassification", Version: 1);

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, RowColumns columns) = PredictionFile.Read<PairNumbers, ClassScores>(file);
        return new EdgeClassificationTransformer(new EdgeClassificationModelParameters(predictor), columns);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<EdgeClassificationTransformer>(context, file => PredictionFile.Write(Model.Predictor, RowColumns, file));
}
