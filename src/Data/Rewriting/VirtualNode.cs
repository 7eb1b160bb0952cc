namespace Equivariant.ML.Data;

/// <summary>Adds a node that is joined to all others, both ways.</summary>
internal static class VirtualNode
{
    public static Graph To(Graph graph, bool meanFeatures, int? nodeType, float weight, int? edgeType)
    {
        ArgumentNullException.ThrowIfNull(graph);
        NewEdges.Check(nameof(weight), weight, nameof(edgeType), edgeType);
        OptionChecks.That(nodeType is not < 0, nameof(nodeType), nodeType, "0 or more");
        int nodes = graph.NodeCount;
        int[] others = [.. Enumerable.Range(0, nodes)];
        int[] itself = new int[nodes];
        itself.AsSpan().Fill(nodes);
        float[] Mean(ReadOnlySpan<float> values, int width) => Array.ConvertAll(RowMeans.Of(values, width, nodes), mean => (float)mean);
        int positions = graph.HasPositions ? graph.Dimension : 0;
        int velocities = graph.HasVelocities ? graph.Dimension : 0;
        return new GraphBuilder(checked(nodes + 1))
            .AddEdges(graph.Sources, graph.Targets)
            .AddEdges(others, itself)
            .AddEdges(itself, others)
            .WithNodeFeatures(
                [.. graph.NodeFeatures, .. meanFeatures ? Mean(graph.NodeFeatures, graph.NodeFeatureWidth) : new float[graph.NodeFeatureWidth]], graph.NodeFeatureWidth)
            .WithPositions([.. graph.Positions, .. Mean(graph.Positions, positions)], positions)
            .WithVelocities([.. graph.Velocities, .. Mean(graph.Velocities, velocities)], velocities)
            .WithNodeTypes(NodeTypes(graph, nodeType))
            .WithEdgeFeatures([.. graph.EdgeFeatures, .. new float[TableSize.Of(2 * nodes, graph.EdgeFeatureWidth)]], graph.EdgeFeatureWidth)
            .WithEdgeWeights(NewEdges.Weights(graph, weight, 2 * nodes))
            .WithEdgeTypes(NewEdges.Types(graph, nameof(edgeType), edgeType, 2 * nodes))
            .Build();
    }

    private static int[] NodeTypes(Graph graph, int? nodeType)
    {
        if (graph.NodeTypes.IsEmpty)
        {
            // Of a graph without nodes it is not known whether they have types, but whoever gives one expects it.
            return graph.NodeCount == 0 && nodeType is { } only ? [only] : [];
        }

        int type = nodeType ?? throw new ArgumentException(
            $"{graph} has node types, and {nameof(nodeType)} was not given; expected the type of the node that is added.", nameof(nodeType));
        return [.. graph.NodeTypes, type];
    }
}
