using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;

[assembly: ModelLoader<GraphRegressionTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds the column "Score" (Single, or a vector of Single): the quantities of each row's graph.
/// Made by <see cref="GraphRegressionTrainer"/>, or loaded from a model file.
/// </summary>
public sealed class GraphRegressionTransformer : GraphPredictionTransformer<GraphRegressionModelParameters>, ISavedModel
{
    internal GraphRegressionTransformer(GraphRegressionModelParameters model, RowColumns columns)
        : base(model, columns)
    {
    }

    static ModelKind ISavedModel.Kind { get; } = new("GraphRegression", Version: 1);

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, RowColumns columns) = PredictionFile.Read<GraphNumbers, NumberScores>(file);
        return new GraphRegressionTransformer(new GraphRegressionModelParameters(predictor), columns);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<GraphRegressionTransformer>(context, file => PredictionFile.Write(Model.Predictor, RowColumns, file));
}
