using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;

[assembly: ModelLoader<GraphClassificationTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds the columns "PredictedLabel" (a key) and "Score" (a vector of Single, the probability of each class): of which kind each row's graph is.
/// Made by <see cref="GraphClassificationTrainer"/>, or loaded from a model file.
/// </summary>
public sealed class GraphClassificationTransformer : GraphPredictionTransformer<GraphClassificationModelParameters>, ISavedModel
{
    internal GraphClassificationTransformer(GraphClassificationModelParameters model, RowColumns columns)
        : base(model, columns)
    {
    }

    static ModelKind ISavedModel.Kind { get; } = new("GraphClassification", Version: 1);

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, RowColumns columns) = PredictionFile.Read<GraphNumbers, ClassScores>(file);
        return new GraphClassificationTransformer(new GraphClassificationModelParameters(predictor), columns);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<GraphClassificationTransformer>(context, file => PredictionFile.Write(Model.Predictor, RowColumns, file));
}
