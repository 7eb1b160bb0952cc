namespace Equivariant.ML.Data;

/// <summary>
/// Weisfeiler-Lehman colours: what a node looks like from within its neighbourhood (Weisfeiler and Lehman 1968), and the subtree features that
/// count them (Shervashidze et al. 2011, "Weisfeiler-Lehman Graph Kernels").
/// </summary>
/// <remarks>
/// <para>In iteration 0 a node's colour is its type, and the same for all nodes of a graph without types. In each next one it is a hash of its colour before and of those of
/// the nodes whose edges enter it, in no order and each as often as it has such edges: c′(i) = H(c(i), {(c(j), type of the edge) : j → i}). Edge weights and positions do not
/// matter. In a graph whose edges go one way only, <see cref="GraphRewriting.ToUndirected"/> lets colours go both ways.</para>
/// <para>A colour is a hash of 64 bits, the same in every process and on every machine, so colours of different graphs can be compared. That two neighbourhoods share one by
/// chance is as good as impossible; that two colours share one of 2ᵇ buckets is not. Time is in proportion to iterations × (nodes + edges).</para>
/// </remarks>
public static class WeisfeilerLehman
{
    /// <summary>The most bits of a number of buckets: 2²⁴ of them.</summary>
    public const int MostBits = 24;

    /// <summary>The most iterations.</summary>
    public const int MostIterations = 1_000;

    /// <summary>The colour of each node in each iteration, row-major [iterations + 1 × nodes].</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="iterations">How many edges away colours look, 0 to 1,000.</param>
    /// <param name="edgeTypes">Whether types of edges matter, where there are some.</param>
    /// <param name="nodeFeatures">Whether the first colour is of the node's features, too: nodes of the same type look alike if these are equal. For features of kinds, such as one-hot ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">Other iterations.</exception>
    public static ulong[] Colors(Graph graph, int iterations, bool edgeTypes = true, bool nodeFeatures = false)
    {
        ArgumentNullException.ThrowIfNull(graph);
        OptionChecks.Within(nameof(iterations), iterations, 0, MostIterations);
        int nodes = graph.NodeCount;
        var colors = new ulong[TableSize.Of(iterations + 1, nodes)];
        for (int node = 0; node < nodes; node++)
        {
            colors[node] = First(graph, node, nodeFeatures);
        }

        for (int iteration = 1; iteration <= iterations; iteration++)
        {
            ReadOnlySpan<ulong> before = colors.AsSpan((iteration - 1) * nodes, nodes);
            for (int node = 0; node < nodes; node++)
            {
                colors[(iteration * nodes) + node] = Next(graph, node, before, edgeTypes && !graph.EdgeTypes.IsEmpty);
            }
        }

        return colors;
    }

    /// <summary>How many nodes have a colour of each bucket, in all iterations together, [1 × 2ᵇ]. Its product with that of another graph is the subtree kernel of both.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="iterations">How many edges away colours look, 0 to 1,000.</param>
    /// <param name="bits">b, 1 to 24: a bucket is named by so many bits of a hash of colour and iteration.</param>
    /// <param name="edgeTypes">Whether types of edges matter, where there are some.</param>
    /// <param name="nodeFeatures">Whether the first colour is of the node's features, too.</param>
    /// <exception cref="ArgumentOutOfRangeException">Other iterations or bits.</exception>
    public static SparseMatrix Histogram(Graph graph, int iterations, int bits, bool edgeTypes = true, bool nodeFeatures = false)
    {
        OptionChecks.Within(nameof(bits), bits, 1, MostBits);
        ulong[] colors = Colors(graph, iterations, edgeTypes, nodeFeatures);
        int[] buckets = [.. colors.Select((color, place) => Bucket(color, place / graph.NodeCount, bits))];
        Array.Sort(buckets);
        var row = new SparseRows(1, 1 << bits, buckets.Length);
        foreach (int bucket in buckets)
        {
            row.AddUp(bucket, 1);
        }

        row.EndRow();
        return row.Build();
    }

    /// <summary>The bucket of a colour, 0 to 2ᵇ − 1.</summary>
    internal static int Bucket(ulong color, int iteration, int bits)
    {
        var hash = default(StableHash);
        hash.Add((ulong)iteration);
        hash.Add(color);
        return (int)(hash.Value >> (64 - bits));
    }

    private static ulong First(Graph graph, int node, bool nodeFeatures)
    {
        var hash = default(StableHash);
        hash.Add(graph.NodeTypes.IsEmpty ? 0 : 1 + (ulong)graph.NodeTypes[node]);
        if (nodeFeatures)
        {
            foreach (float feature in graph.NodeFeatures.Slice(node * graph.NodeFeatureWidth, graph.NodeFeatureWidth))
            {
                // 0 and −0 are equal, and have different bits.
                hash.Add(feature == 0 ? 0 : BitConverter.SingleToUInt32Bits(feature));
            }
        }

        return hash.Value;
    }

    private static ulong Next(Graph graph, int node, ReadOnlySpan<ulong> colors, bool edgeTypes)
    {
        // A sum of hashes is a hash of what was added, whatever the order.
        ulong sum = 0;
        for (int edge = graph.TargetPointers[node]; edge < graph.TargetPointers[node + 1]; edge++)
        {
            var neighbor = default(StableHash);
            neighbor.Add(colors[graph.Sources[edge]]);
            neighbor.Add(edgeTypes ? 1 + (ulong)graph.EdgeTypes[edge] : 0);
            sum = unchecked(sum + neighbor.Value);
        }

        var hash = default(StableHash);
        hash.Add(colors[node]);
        hash.Add(sum);
        return hash.Value;
    }
}
