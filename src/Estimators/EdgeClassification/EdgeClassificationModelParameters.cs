using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A trained network that tells several kinds of pairs of nodes apart. Threads may share one.</summary>
public sealed class EdgeClassificationModelParameters : GraphModelParameters
{
    internal EdgeClassificationModelParameters(GraphPredictor predictor)
        : base(predictor)
    {
    }

    /// <summary>Of which kind each pair is.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="pairs">The pairs, by their nodes' indices from 0.</param>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs, or no such node.</exception>
    public ClassPrediction[] Predict(Graph graph, IReadOnlyList<(int First, int Second)> pairs) =>
        [.. PredictPairs(graph, pairs).Select(numbers => ClassPrediction.Of(Scores, numbers))];
}
