using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;

[assembly: ModelLoader<NodeRegressionTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds the column "Score" (Single, or a vector of Single): the quantities of each row's node.
/// Made by <see cref="NodeRegressionTrainer"/>, or loaded from a model file.
/// </summary>
public sealed class NodeRegressionTransformer : GraphPredictionTransformer<NodeRegressionModelParameters>, ISavedModel
{
    internal NodeRegressionTransformer(NodeRegressionModelParameters model, RowColumns columns)
        : base(model, columns)
    {
    }

    static ModelKind ISavedModel.Kind { get; } = new("NodeRegression", Version: 1);

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, RowColumns columns) = PredictionFile.Read<NodeNumbers, NumberScores>(file);
        return new NodeRegressionTransformer(new NodeRegressionModelParameters(predictor), columns);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<NodeRegressionTransformer>(context, file => PredictionFile.Write(Model.Predictor, RowColumns, file));
}
