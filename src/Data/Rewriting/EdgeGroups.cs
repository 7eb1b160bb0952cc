namespace Equivariant.ML.Data;

/// <summary>
/// A graph's edges, grouped by the two nodes that they join: groups by target, and those of one target by source. Edges of a node are sorted where they lie, so that little memory is
/// looked at that is not near.
/// </summary>
/// <param name="Sources">The node that the edges of each group leave, [groups].</param>
/// <param name="Targets">The node that they enter, [groups], ascending.</param>
/// <param name="Edges">The edges, group after group, by their places in the stored order, which ascend within a group.</param>
/// <param name="GroupOf">The group of each of these.</param>
internal sealed record EdgeGroups(int[] Sources, int[] Targets, int[] Edges, int[] GroupOf)
{
    public int Count => Sources.Length;

    /// <param name="graph">The graph.</param>
    /// <param name="bothWays">Whether the direction does not matter: an edge between two nodes is then in the groups of both directions.</param>
    public static EdgeGroups Of(Graph graph, bool bothWays)
    {
        int most = bothWays ? checked(2 * graph.EdgeCount) : graph.EdgeCount;
        (int[] sources, int[] targets, int[] edges, int[] groupOf) = (new int[most], new int[most], new int[most], new int[most]);
        (int groups, int places) = (0, 0);
        List<long> keys = [];
        for (int node = 0; node < graph.NodeCount; node++)
        {
            Collect(graph, node, bothWays, keys);
            int before = -1;
            foreach (long key in keys)
            {
                int other = (int)(key >> 32);
                if (other != before)
                {
                    (sources[groups], targets[groups]) = (other, node);
                    groups++;
                    before = other;
                }

                (edges[places], groupOf[places]) = ((int)key, groups - 1);
                places++;
            }
        }

        // A self loop is there once, both ways or not.
        return new EdgeGroups(First(sources, groups), First(targets, groups), First(edges, places), First(groupOf, places));
    }

    private static int[] First(int[] numbers, int count) => count < numbers.Length ? numbers[..count] : numbers;

    /// <summary>The edges of a node, sorted by the node at the other end, then by place: both in one number.</summary>
    private static void Collect(Graph graph, int node, bool bothWays, List<long> keys)
    {
        keys.Clear();
        for (int edge = graph.TargetPointers[node]; edge < graph.TargetPointers[node + 1]; edge++)
        {
            keys.Add(((long)graph.Sources[edge] << 32) | (uint)edge);
        }

        if (bothWays)
        {
            foreach (int edge in graph.SourcePermutation[graph.SourcePointers[node]..graph.SourcePointers[node + 1]])
            {
                if (graph.Targets[edge] != node)
                {
                    keys.Add(((long)graph.Targets[edge] << 32) | (uint)edge);
                }
            }
        }

        keys.Sort();
    }
}
