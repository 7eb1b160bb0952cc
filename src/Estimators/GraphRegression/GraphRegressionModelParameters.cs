using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A trained network that predicts quantities a graph. Threads may share one.</summary>
public sealed class GraphRegressionModelParameters : GraphModelParameters
{
    internal GraphRegressionModelParameters(GraphPredictor predictor)
        : base(predictor)
    {
    }

    /// <summary>The prediction for a graph, in the label's units; of several quantities, the first.</summary>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    public float Predict(Graph graph) => PredictGraph(graph)[0];

    /// <summary>All quantities of a graph, in labels' units.</summary>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    public float[] PredictAll(Graph graph) => PredictGraph(graph);
}
