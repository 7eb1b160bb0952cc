using Equivariant.ML.Data;
using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>A trained network that predicts a vector a node. Threads may share one.</summary>
public sealed class NodeVectorRegressionModelParameters
{
    internal NodeVectorRegressionModelParameters(GraphPredictor predictor) => Predictor = predictor;

    /// <summary>The network's architecture.</summary>
    public NetworkOptions Network => Predictor.Network.Description.Network;

    /// <summary>How many numbers training found.</summary>
    public long ParameterCount => Predictor.Network.Parameters.Count;

    internal GraphPredictor Predictor { get; }

    /// <summary>The vectors of a graph's nodes, row-major [nodes×dimension], in the label's units.</summary>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    public float[] Predict(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return Predictor.Predict([graph])[0];
    }
}
