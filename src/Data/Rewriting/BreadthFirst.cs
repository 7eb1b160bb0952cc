namespace Equivariant.ML.Data;

/// <summary>Walks a graph from nodes on, nearest first. One walker goes any number of times, at the cost of what each walk reaches.</summary>
/// <param name="graph">The graph.</param>
/// <param name="direction">The edges to go along, from their sources or from their targets; null: along all, both ways.</param>
internal sealed class BreadthFirst(Graph graph, EdgeDirection? direction)
{
    private readonly int[] distances = Unreached(graph.NodeCount);
    private readonly int[] queue = new int[graph.NodeCount];
    private int reached;

    /// <summary>How many edges away each node was in the last walk; −1 for those it did not reach.</summary>
    public ReadOnlySpan<int> Distances => distances;

    /// <summary>Walks.</summary>
    /// <param name="starts">Nodes of the graph.</param>
    /// <param name="most">How many edges away to go.</param>
    /// <returns>The nodes reached, by their distance.</returns>
    public ReadOnlySpan<int> From(ReadOnlySpan<int> starts, int most = int.MaxValue)
    {
        foreach (int node in queue.AsSpan(0, reached))
        {
            distances[node] = -1;
        }

        reached = 0;
        foreach (int node in starts)
        {
            Reach(node, 0);
        }

        for (int next = 0; next < reached && distances[queue[next]] < most; next++)
        {
            int node = queue[next];
            int distance = distances[node] + 1;
            if (direction != EdgeDirection.In)
            {
                foreach (int edge in graph.SourcePermutation[graph.SourcePointers[node]..graph.SourcePointers[node + 1]])
                {
                    Reach(graph.Targets[edge], distance);
                }
            }

            if (direction != EdgeDirection.Out)
            {
                foreach (int source in graph.Sources[graph.TargetPointers[node]..graph.TargetPointers[node + 1]])
                {
                    Reach(source, distance);
                }
            }
        }

        return queue.AsSpan(0, reached);
    }

    private static int[] Unreached(int count)
    {
        var distances = new int[count];
        distances.AsSpan().Fill(-1);
        return distances;
    }

    private void Reach(int node, int distance)
    {
        if (distances[node] < 0)
        {
            distances[node] = distance;
            queue[reached++] = node;
        }
    }
}
