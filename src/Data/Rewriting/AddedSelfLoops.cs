namespace Equivariant.ML.Data;

/// <summary>Gives a self loop to each node that has none.</summary>
internal static class AddedSelfLoops
{
    public static Graph To(Graph graph, float weight, int? edgeType)
    {
        ArgumentNullException.ThrowIfNull(graph);
        NewEdges.Check(nameof(weight), weight, nameof(edgeType), edgeType);
        var copies = new EdgeCopies(graph);
        var missing = new bool[graph.NodeCount];
        missing.AsSpan().Fill(true);
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            (int source, int target) = (graph.Sources[edge], graph.Targets[edge]);
            copies.Add(source, target, edge);
            missing[target] &= source != target;
        }

        for (int node = 0; node < graph.NodeCount; node++)
        {
            if (missing[node])
            {
                copies.Add(node, node, graph.EdgeCount);
            }
        }

        // One more row for all that are new: features of 0, the weight and the type.
        return copies.Build(
            [.. graph.EdgeFeatures, .. new float[graph.EdgeFeatureWidth]],
            NewEdges.Weights(graph, weight, 1),
            NewEdges.Types(graph, nameof(edgeType), edgeType, 1));
    }
}
