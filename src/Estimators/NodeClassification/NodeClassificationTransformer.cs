using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;

[assembly: ModelLoader<NodeClassificationTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds the columns "PredictedLabel" (a key) and "Score" (a vector of Single, the probability of each class): of which kind each row's node is.
/// Made by <see cref="NodeClassificationTrainer"/>, or loaded from a model file.
/// </summary>
public sealed class NodeClassificationTransformer : GraphPredictionTransformer<NodeClassificationModelParameters>, ISavedModel
{
    internal NodeClassificationTransformer(NodeClassificationModelParameters model, RowColumns columns)
        : base(model, columns)
    {
    }

    static ModelKind ISavedModel.Kind { get; } = new("NodeClassification", Version: 1);

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, RowColumns columns) = PredictionFile.Read<NodeNumbers, ClassScores>(file);
        return new NodeClassificationTransformer(new NodeClassificationModelParameters(predictor), columns);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<NodeClassificationTransformer>(context, file => PredictionFile.Write(Model.Predictor, RowColumns, file));
}
