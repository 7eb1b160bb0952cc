using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;

[assembly: ModelLoader<EdgeRegressionTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds the column "Score" (Single, or a vector of Single): the quantities of each row's pair of nodes.
/// Made by <see cref="EdgeRegressionTrainer"/>, or loaded from a model file.
/// </summary>
public sealed class EdgeRegressionTransformer : GraphPredictionTransformer<EdgeRegressionModelParameters>, ISavedModel
{
    internal EdgeRegressionTransformer(EdgeRegressionModelParameters model, RowColumns columns)
        : base(model, columns)
    {
    }

    static ModelKind ISavedModel.Kind { get; } = new("EdgeRegression", Version: 1);

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, RowColumns columns) = PredictionFile.Read<PairNumbers, NumberScores>(file);
        return new EdgeRegressionTransformer(new EdgeRegressionModelParameters(predictor), columns);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<EdgeRegressionTransformer>(context, file => PredictionFile.Write(Model.Predictor, RowColumns, file));
}
