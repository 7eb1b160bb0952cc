using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A trained network that predicts quantities a node. Threads may share one.</summary>
public sealed class NodeRegressionModelParameters : GraphModelParameters
{
    internal NodeRegressionModelParameters(GraphPredictor predictor)
        : base(predictor)
    {
    }

    /// <summary>The quantities of each of a graph's nodes, [nodes][quantities], in labels' units.</summary>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    public float[][] Predict(Graph graph) => PredictNodes(graph);
}
