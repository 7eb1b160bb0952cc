using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A trained network that tells several kinds of nodes apart. Threads may share one.</summary>
public sealed class NodeClassificationModelParameters : GraphModelParameters
{
    internal NodeClassificationModelParameters(GraphPredictor predictor)
        : base(predictor)
    {
    }

    /// <summary>Of which kind each of a graph's nodes is.</summary>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    public ClassPrediction[] Predict(Graph graph) => [.. PredictNodes(graph).Select(numbers => ClassPrediction.Of(Scores, numbers))];
}
