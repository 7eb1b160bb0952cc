using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A trained network that tells several kinds of graphs apart. Threads may share one.</summary>
public sealed class GraphClassificationModelParameters : GraphModelParameters
{
    internal GraphClassificationModelParameters(GraphPredictor predictor)
        : base(predictor)
    {
    }

    /// <summary>Which kind a graph is.</summary>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    public ClassPrediction Predict(Graph graph) => ClassPrediction.Of(Scores, PredictGraph(graph));
}
