using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A trained network that embeds a graph's nodes and tells its edges from that. Threads may share one.</summary>
public sealed class GraphAutoencoderModelParameters : GraphModelParameters
{
    internal GraphAutoencoderModelParameters(GraphPredictor predictor)
        : base(predictor)
    {
    }

    /// <summary>Embeds a graph's nodes and tells its edges from that.</summary>
    /// <exception cref="InvalidOperationException">The graph has other features than the training graphs.</exception>
    public GraphReconstruction Predict(Graph graph)
    {
        float[] numbers = PredictGraph(graph);
        var scores = (EdgeScores)Scores;
        return new GraphReconstruction { Embedding = scores.EmbeddingOf(numbers), Probability = scores.Probabilities(numbers) };
    }
}
