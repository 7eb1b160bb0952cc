using System.Globalization;
using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A graph with some of its node features put in the place of others.</summary>
internal sealed class FeatureMask
{
    private readonly Graph graph;
    private readonly float[] baseline;

    /// <exception cref="ArgumentException">There are more or fewer numbers than features, or one is not finite.</exception>
    /// <exception cref="InvalidOperationException">Nodes have no features.</exception>
    internal FeatureMask(Graph graph, IReadOnlyList<float>? baseline)
    {
        this.graph = graph;
        this.baseline = baseline is null ? new float[graph.NodeFeatureWidth] : [.. baseline];
        if (graph.NodeFeatureWidth == 0)
        {
            throw new InvalidOperationException(
                $"The graph's nodes have no features, so that none can be masked; {nameof(PredictionExplainer.RemoveNodes)} tells what hangs on a node.");
        }

        if (this.baseline.Length != graph.NodeFeatureWidth || !this.baseline.All(float.IsFinite))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{nameof(baseline)} has {this.baseline.Length} numbers; expected {graph.NodeFeatureWidth}, as many as a node has features, all finite."),
                nameof(baseline));
        }
    }

    /// <summary>All features of a node.</summary>
    internal Graph OfNode(int node)
    {
        float[] features = graph.NodeFeatures.ToArray();
        baseline.CopyTo(features, node * baseline.Length);
        return graph.WithNodeFeatures(features, baseline.Length);
    }

    /// <summary>One feature of all nodes.</summary>
    internal Graph OfFeature(int feature)
    {
        float[] features = graph.NodeFeatures.ToArray();
        for (int place = feature; place < features.Length; place += baseline.Length)
        {
            features[place] = baseline[feature];
        }

        return graph.WithNodeFeatures(features, baseline.Length);
    }
}
