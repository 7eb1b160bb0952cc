using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;

[assembly: ModelLoader<NodeVectorRegressionTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds the column "Score" (a vector of Single, row-major [nodes×dimension]): a vector for each node of the row's graph.
/// Made by <see cref="NodeVectorRegressionTrainer"/>, or loaded from a model file.
/// </summary>
public sealed class NodeVectorRegressionTransformer : GraphPredictionTransformer<NodeVectorRegressionModelParameters>, ISavedModel
{
    internal NodeVectorRegressionTransformer(NodeVectorRegressionModelParameters model, RowColumns columns)
        : base(model, columns)
    {
    }

    static ModelKind ISavedModel.Kind { get; } = new("NodeVectorRegression", Version: 1);

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, RowColumns columns) = PredictionFile.Read<NodeVectors, VectorScores>(file);
        return new NodeVectorRegressionTransformer(new NodeVectorRegressionModelParameters(predictor), columns);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<NodeVectorRegressionTransformer>(context, file => PredictionFile.Write(Model.Predictor, RowColumns, file));
}
