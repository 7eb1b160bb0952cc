using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A trained network that predicts a vector a node. Threads may share one.</summary>
public sealed class NodeVectorRegressionModelParameters : GraphModelParameters
{
    internal NodeVectorRegressionModelParameters(GraphPredictor predictor)
        : base(predictor)
    {
    }

    /// <summary>The vectors of a graph's nodes, row-major [nodes×dimension], in the label's units.</summary>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    public float[] Predict(Graph graph) => PredictGraph(graph);
}
