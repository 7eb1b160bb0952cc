using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A trained network that predicts quantities a pair of nodes. Threads may share one.</summary>
public sealed class EdgeRegressionModelParameters : GraphModelParameters
{
    internal EdgeRegressionModelParameters(GraphPredictor predictor)
        : base(predictor)
    {
    }

    /// <summary>The quantities of each pair, [pairs][quantities], in labels' units.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="pairs">The pairs, by their nodes' indices from 0.</param>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs, or no such node.</exception>
    public float[][] Predict(Graph graph, IReadOnlyList<(int First, int Second)> pairs) => PredictPairs(graph, pairs);
}
