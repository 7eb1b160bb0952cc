namespace Equivariant.ML.Data;

/// <summary>Gives a self loop to each node that has none.</summary>
internal static class AddedSelfLoops
{
    public static Graph To(Graph graph, float weight, int? edgeType)
    {
        ArgumentNullException.ThrowIfNull(graph);
        NewEdges.Check(nameof(weight), weight, nameof(edgeType), edgeType);
        int[] alone = Without(graph);
        int[] sources = [.. graph.Sources, .. alone];
        EdgeIndex edges = EdgeIndex.Create(graph.NodeCount, sources, [.. graph.Targets, .. alone], out int[]? order);
        float[] weights = NewEdges.Weights(graph, weight, alone.Length);
        int[] types = NewEdges.Types(graph, nameof(edgeType), edgeType, alone.Length);
        float[] features = [.. graph.EdgeFeatures, .. new float[TableSize.Of(alone.Length, graph.EdgeFeatureWidth)]];
        return graph.WithEdges(edges)
            .WithEdgeFeatures(EdgeIndex.Reorder<float>(features, order, graph.EdgeFeatureWidth), graph.EdgeFeatureWidth)
            .WithEdgeWeights(weights.Length > 0 ? EdgeIndex.Reorder<float>(weights, order) : [])
            .WithEdgeTypes(types.Length > 0 ? EdgeIndex.Reorder<int>(types, order) : []);
    }

    /// <summary>The nodes that have no self loop, ascending.</summary>
    private static int[] Without(Graph graph)
    {
        var has = new bool[graph.NodeCount];
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            has[graph.Targets[edge]] |= graph.Sources[edge] == graph.Targets[edge];
        }

        return [.. Enumerable.Range(0, graph.NodeCount).Where(node => !has[node])];
    }
}
