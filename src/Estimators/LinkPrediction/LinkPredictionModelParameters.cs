using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A trained network that predicts whether two nodes belong together. Threads may share one.</summary>
public sealed class LinkPredictionModelParameters : GraphModelParameters
{
    internal LinkPredictionModelParameters(GraphPredictor predictor)
        : base(predictor)
    {
    }

    /// <summary>Whether the two nodes of each pair belong together.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="pairs">The pairs, by their nodes' indices from 0.</param>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs, or no such node.</exception>
    public BinaryPrediction[] Predict(Graph graph, IReadOnlyList<(int First, int Second)> pairs) =>
        [.. PredictPairs(graph, pairs).Select(numbers => BinaryPrediction.Of(Scores, numbers))];
}
