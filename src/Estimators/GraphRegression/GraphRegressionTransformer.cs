using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;

[assembly: ModelLoader<GraphRegressionTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>Adds the column "Score" (Single): a number a graph. Made by <see cref="GraphRegressionTrainer"/>, or loaded from a model file.</summary>
public sealed class GraphRegressionTransformer : GraphPredictionTransformer<GraphRegressionModelParameters>, ISavedModel
{
    internal GraphRegressionTransformer(GraphRegressionModelParameters model, string graphColumnName)
        : base(model, graphColumnName)
    {
    }

    static ModelKind ISavedModel.Kind { get; } = new("GraphRegression", Version: 1);

    private protected override GraphPredictor Predictor => Model.Predictor;

    private protected override ScoreColumn Score => ScoreColumn.Number;

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, string column) = PredictionFile.Read<GraphNumbers>(file);
        return new GraphRegressionTransformer(new GraphRegressionModelParameters(predictor), column);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<GraphRegressionTransformer>(context, file => PredictionFile.Write(Predictor, FeatureColumnName, file));
}
