namespace Equivariant.ML.Data;

/// <summary>Smaller graphs that stand for larger ones: the nodes of a cluster become one.</summary>
public static class GraphCoarsening
{
    /// <summary>
    /// The graph of clusters. Its adjacency matrix is Sᵀ·A·S, [clusters × clusters], where S, [nodes × clusters], is 1 where a node is in a cluster: the weight of an edge is the sum of those of all edges
    /// from the one cluster to the other (without weights, their number), and edges inside a cluster become a self loop.
    /// </summary>
    /// <remarks>Features of nodes and of edges that become one are pooled. Positions and velocities are the means. Types are left out: a cluster can have nodes of several.</remarks>
    /// <param name="graph">The graph.</param>
    /// <param name="clusters">The cluster of each node, [nodes]: numbers from 0 of which none is left out; below 0 for a node that goes, with its edges.</param>
    /// <param name="pooling">What becomes of features.</param>
    /// <param name="selfLoops">Whether edges inside clusters are kept, as self loops.</param>
    /// <exception cref="ArgumentException">Clusters of another number of nodes, or one without nodes; sums beyond single precision.</exception>
    public static Graph Pool(Graph graph, ReadOnlySpan<int> clusters, Pooling pooling = Pooling.Mean, bool selfLoops = true)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (!Enum.IsDefined(pooling))
        {
            throw new ArgumentOutOfRangeException(nameof(pooling), pooling, $"{nameof(pooling)} is {pooling}; expected {string.Join(", ", Enum.GetNames<Pooling>())}.");
        }

        int count = Count(graph, clusters);
        int[] edgeGroups = EdgeGroups(graph, clusters, count, selfLoops, out List<(int Source, int Target)> edges);
        GraphBuilder builder = new GraphBuilder(count)
            .AddEdges([.. edges.Select(edge => edge.Source)], [.. edges.Select(edge => edge.Target)])
            .WithEdgeWeights(Weights(graph, edgeGroups, edges.Count));
        if (graph.NodeFeatureWidth > 0)
        {
            builder.WithNodeFeatures(PooledRows.Of(graph.NodeFeatures, graph.NodeFeatureWidth, clusters, count, pooling), graph.NodeFeatureWidth);
        }

        if (graph.EdgeFeatureWidth > 0)
        {
            builder.WithEdgeFeatures(PooledRows.Of(graph.EdgeFeatures, graph.EdgeFeatureWidth, edgeGroups, edges.Count, pooling), graph.EdgeFeatureWidth);
        }

        if (graph.HasPositions)
        {
            builder.WithPositions(PooledRows.Of(graph.Positions, graph.Dimension, clusters, count, Pooling.Mean), graph.Dimension);
        }

        if (graph.HasVelocities)
        {
            builder.WithVelocities(PooledRows.Of(graph.Velocities, graph.Dimension, clusters, count, Pooling.Mean), graph.Dimension);
        }

        return builder.Build();
    }

    /// <summary>
    /// The graph of a graph's communities, as <see cref="Communities"/> finds them, with <see cref="Pool"/>. A node without edges stays one of its own, behind the others.
    /// </summary>
    /// <param name="graph">The graph, whose edges go both ways with the same weights, none negative.</param>
    /// <param name="count">The most communities, 1 or more; a graph with fewer nodes that have edges keeps them all.</param>
    /// <param name="pooling">What becomes of features.</param>
    /// <param name="selfLoops">Whether edges inside communities are kept, as self loops.</param>
    /// <exception cref="ArgumentException">Edges one way, or negative weights.</exception>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1, or pooling is none.</exception>
    /// <exception cref="SpectrumNotConvergedException">The eigenvectors of a large graph did not reach the tolerance.</exception>
    public static Graph ByCommunities(Graph graph, int count, Pooling pooling = Pooling.Mean, bool selfLoops = true)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        bool[] joined = new bool[graph.NodeCount];
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            (int source, int target) = (graph.Sources[edge], graph.Targets[edge]);
            joined[source] |= source != target && (graph.EdgeWeights.IsEmpty || graph.EdgeWeights[edge] != 0);
        }

        int[] clusters = joined.Count(has => has) > count
            ? [.. Communities.Find(graph, new SpectralCommunityOptions { Count = count }).Assignments]
            : [.. Enumerable.Range(0, graph.NodeCount).Select(node => joined[node] ? node : -1)];
        int[] found = [.. clusters.Where(cluster => cluster >= 0).Distinct().Order()];
        int next = found.Length;
        return Pool(graph, [.. clusters.Select(cluster => cluster < 0 ? next++ : Array.BinarySearch(found, cluster))], pooling, selfLoops);
    }

    private static int Count(Graph graph, ReadOnlySpan<int> clusters)
    {
        if (clusters.Length != graph.NodeCount)
        {
            throw new ArgumentException($"Clusters of {clusters.Length} nodes; expected those of {graph.NodeCount}.", nameof(clusters));
        }

        int[] found = [.. clusters.ToArray().Where(cluster => cluster >= 0).Distinct().Order()];
        for (int cluster = 0; cluster < found.Length; cluster++)
        {
            if (found[cluster] != cluster)
            {
                throw new ArgumentException($"There is a cluster {found[cluster]}, but none of number {cluster}; expected numbers from 0 without a gap.", nameof(clusters));
            }
        }

        return found.Length;
    }

    /// <summary>The edge between clusters that each edge becomes part of, −1 for none; edges are numbered as they are met.</summary>
    private static int[] EdgeGroups(Graph graph, ReadOnlySpan<int> clusters, int count, bool selfLoops, out List<(int Source, int Target)> edges)
    {
        edges = [];
        var known = new Dictionary<long, int>();
        int[] groups = new int[graph.EdgeCount];
        for (int edge = 0; edge < groups.Length; edge++)
        {
            (int source, int target) = (clusters[graph.Sources[edge]], clusters[graph.Targets[edge]]);
            if (source < 0 || target < 0 || (source == target && !selfLoops))
            {
                groups[edge] = -1;
                continue;
            }

            long key = ((long)source * count) + target;
            if (!known.TryGetValue(key, out groups[edge]))
            {
                groups[edge] = known[key] = edges.Count;
                edges.Add((source, target));
            }
        }

        return groups;
    }

    private static float[] Weights(Graph graph, int[] groups, int count)
    {
        float[] ones = new float[graph.EdgeWeights.IsEmpty ? groups.Length : 0];
        ones.AsSpan().Fill(1);
        return PooledRows.Of(graph.EdgeWeights.IsEmpty ? ones : graph.EdgeWeights, 1, groups, count, Pooling.Add);
    }
}
