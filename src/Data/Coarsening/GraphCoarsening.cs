using System.Runtime.InteropServices;

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
        OptionChecks.Defined(nameof(pooling), pooling);
        int count = Count(graph, clusters);
        int positions = graph.HasPositions ? graph.Dimension : 0;
        int velocities = graph.HasVelocities ? graph.Dimension : 0;
        return Between(graph, clusters, count, selfLoops)
            .Coalesce(Pooling.Add, pooling)
            .WithNodeFeatures(PooledRows.Of(graph.NodeFeatures, graph.NodeFeatureWidth, clusters, count, pooling), graph.NodeFeatureWidth)
            .WithPositions(PooledRows.Of(graph.Positions, positions, clusters, count, Pooling.Mean), positions)
            .WithVelocities(PooledRows.Of(graph.Velocities, velocities, clusters, count, Pooling.Mean), velocities);
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

    /// <summary>The clusters, joined by the edges of their nodes, each with its features and its weight, which is 1 without weights.</summary>
    private static Graph Between(Graph graph, ReadOnlySpan<int> clusters, int count, bool selfLoops)
    {
        List<int> sources = [];
        List<int> targets = [];
        List<int> kept = [];
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            (int source, int target) = (clusters[graph.Sources[edge]], clusters[graph.Targets[edge]]);
            if (source >= 0 && target >= 0 && (source != target || selfLoops))
            {
                sources.Add(source);
                targets.Add(target);
                kept.Add(edge);
            }
        }

        int[] places = [.. kept];
        float[] ones = new float[graph.EdgeWeights.IsEmpty ? places.Length : 0];
        ones.AsSpan().Fill(1);
        return new GraphBuilder(count)
            .AddEdges(CollectionsMarshal.AsSpan(sources), CollectionsMarshal.AsSpan(targets))
            .WithEdgeWeights(graph.EdgeWeights.IsEmpty ? ones : EdgeIndex.Reorder(graph.EdgeWeights, places))
            .WithEdgeFeatures(EdgeIndex.Reorder(graph.EdgeFeatures, places, graph.EdgeFeatureWidth), graph.EdgeFeatureWidth)
            .Build();
    }
}
