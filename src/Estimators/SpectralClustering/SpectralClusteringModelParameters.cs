using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>The communities of a graph, as <see cref="SpectralClusteringTrainer"/> found them. Threads may share one.</summary>
public sealed class SpectralClusteringModelParameters
{
    internal SpectralClusteringModelParameters(ClusterScorer scorer) => Scorer = scorer;

    /// <summary>The communities of the graph that was clustered, with their spectrum and places.</summary>
    public Communities Communities => Scorer.Communities;

    internal ClusterScorer Scorer { get; }

    /// <summary>The community of each node of the graph that was clustered, or of one that has grown from it; see <see cref="Communities.Extend"/>.</summary>
    /// <param name="graph">The graph: its first nodes are those that were clustered, joined by the same edges.</param>
    /// <returns>0 to k − 1 for each node, [nodes]; −1 of a node that no path joins to one that was clustered.</returns>
    /// <exception cref="InvalidOperationException">Another graph.</exception>
    public int[] Predict(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        float[] numbers = Scorer.PredictAll(graph);
        int width = Communities.Count + 1;
        return [.. Enumerable.Range(1, graph.NodeCount).Select(end => (int)numbers[(end * width) - 1])];
    }
}
