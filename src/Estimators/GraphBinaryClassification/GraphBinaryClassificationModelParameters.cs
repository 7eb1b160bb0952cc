using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A trained network that tells two kinds of graphs apart. Threads may share one.</summary>
public sealed class GraphBinaryClassificationModelParameters : GraphModelParameters
{
    internal GraphBinaryClassificationModelParameters(GraphPredictor predictor)
        : base(predictor)
    {
    }

    /// <summary>Which kind a graph is.</summary>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    public BinaryPrediction Predict(Graph graph) => BinaryPrediction.Of(Scores, PredictGraph(graph));
}
