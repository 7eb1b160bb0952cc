namespace Equivariant.ML.Data;

/// <summary>
/// Which nodes the edges join, stored by target (compressed rows), with the way back by source.
/// Graphs that differ in other parts share one.
/// </summary>
internal sealed class EdgeIndex
{
    private SourceOrder? bySource;

    private EdgeIndex(int nodeCount, int[] sources, int[] targets, int[] targetPointers)
    {
        NodeCount = nodeCount;
        Sources = sources;
        Targets = targets;
        TargetPointers = targetPointers;
    }

    public int NodeCount { get; }

    public int[] Sources { get; }

    public int[] Targets { get; }

    public int[] TargetPointers { get; }

    public int[] SourcePointers => BySource.Pointers;

    public int[] SourcePermutation => BySource.Permutation;

    // Two threads may both compute it; both get the same numbers, and the first one's array stays.
    // The first look makes no delegate.
    private SourceOrder BySource => Volatile.Read(ref bySource) ?? LazyInitializer.EnsureInitialized(ref bySource, OrderBySource);

    /// <summary>Checks the edges and sorts them by target, ties in the given order.</summary>
    /// <param name="nodeCount">Number of nodes, not negative.</param>
    /// <param name="sources">The node each edge leaves.</param>
    /// <param name="targets">The node each edge enters.</param>
    /// <param name="order">For each stored edge the place it was given at; null where the order given is the order stored.</param>
    public static EdgeIndex Create(int nodeCount, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets, out int[]? order)
    {
        GraphChecks.Edges(nodeCount, sources, targets);
        int[] pointers = Pointers(nodeCount, targets);
        if (IsSorted(targets))
        {
            order = null;
            return new EdgeIndex(nodeCount, sources.ToArray(), targets.ToArray(), pointers);
        }

        order = Permutation(pointers, targets);
        return new EdgeIndex(nodeCount, Reorder(sources, order), Reorder(targets, order), pointers);
    }

    /// <summary>The values in the order stored, for rows of one or more values; an order may leave rows out.</summary>
    public static T[] Reorder<T>(ReadOnlySpan<T> values, int[]? order, int width = 1)
    {
        if (order is null)
        {
            return values.ToArray();
        }

        var result = new T[order.Length * width];
        if (width == 1)
        {
            for (int row = 0; row < order.Length; row++)
            {
                result[row] = values[order[row]];
            }

            return result;
        }

        for (int row = 0; row < order.Length; row++)
        {
            values.Slice(order[row] * width, width).CopyTo(result.AsSpan(row * width, width));
        }

        return result;
    }

    private static bool IsSorted(ReadOnlySpan<int> values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    private static int[] Pointers(int nodeCount, ReadOnlySpan<int> nodes)
    {
        var pointers = new int[nodeCount + 1];
        foreach (int node in nodes)
        {
            pointers[node + 1]++;
        }

        for (int node = 0; node < nodeCount; node++)
        {
            pointers[node + 1] += pointers[node];
        }

        return pointers;
    }

    private static int[] Permutation(int[] pointers, ReadOnlySpan<int> nodes)
    {
        int[] next = pointers.AsSpan().ToArray();
        var permutation = new int[nodes.Length];
        for (int edge = 0; edge < nodes.Length; edge++)
        {
            permutation[next[nodes[edge]]++] = edge;
        }

        return permutation;
    }

    private SourceOrder OrderBySource()
    {
        int[] pointers = Pointers(NodeCount, Sources);
        return new SourceOrder(pointers, Permutation(pointers, Sources));
    }

    private sealed record SourceOrder(int[] Pointers, int[] Permutation);
}
