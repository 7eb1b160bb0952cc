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
    internal NodeVectorRegressionTransformer(NodeVectorRegressionModelParameters model, string graphColumnName)
        : base(model, graphColumnName)
    {
    }

    static ModelKind ISavedModel.Kind { get; } = new("NodeVectorRegression", Version: 1);

    private protected override GraphPredictor Predictor => Model.Predictor;

    private protected override ScoreColumn Score => ScoreColumn.Vector;

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, string column) = PredictionFile.Read<NodeVectors>(file);
        return new NodeVectorRegressionTransformer(new NodeVectorRegressionModelParameters(predictor), column);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<NodeVectorRegressionTransformer>(context, file => PredictionFile.Write(Predictor, FeatureColumnName, file));
}
