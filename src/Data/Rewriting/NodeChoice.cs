namespace Equivariant.ML.Data;

/// <summary>Chooses nodes of a graph.</summary>
internal static class NodeChoice
{
    /// <summary>The nodes within so many edges of given ones, ascending.</summary>
    public static int[] Within(Graph graph, ReadOnlySpan<int> nodes, int hops, EdgeDirection? direction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hops);
        if (direction is { } one)
        {
            OptionChecks.Defined(nameof(direction), one);
        }

        CheckNodes(graph, nodes);
        int[] reached = new BreadthFirst(graph, direction).From(nodes, hops).ToArray();
        Array.Sort(reached);
        return reached;
    }

    /// <summary>The nodes of given types, ascending.</summary>
    public static int[] OfTypes(Graph graph, ReadOnlySpan<int> types)
    {
        HashSet<int> wanted = [.. types];
        if (wanted.Count == 0 || wanted.Any(type => type < 0))
        {
            throw new ArgumentException($"{nameof(types)} are [{string.Join(", ", wanted)}]; expected one or more types of 0 or more.", nameof(types));
        }

        if (graph.NodeTypes.IsEmpty && graph.NodeCount > 0)
        {
            throw new ArgumentException($"{graph} has no node types; expected one for each node.", nameof(graph));
        }

        return [.. Enumerable.Range(0, graph.NodeCount).Where(node => wanted.Contains(graph.NodeTypes[node]))];
    }

    /// <summary>These nodes, once it is sure that a graph has them, and each is there once.</summary>
    public static int[] Once(Graph graph, ReadOnlySpan<int> nodes)
    {
        CheckNodes(graph, nodes);
        var seen = new bool[graph.NodeCount];
        foreach (int node in nodes)
        {
            if (seen[node])
            {
                throw new ArgumentException($"Node {node} is given twice; expected each node once.", nameof(nodes));
            }

            seen[node] = true;
        }

        return nodes.ToArray();
    }

    private static void CheckNodes(Graph graph, ReadOnlySpan<int> nodes)
    {
        foreach (int node in nodes)
        {
            if ((uint)node >= (uint)graph.NodeCount)
            {
                throw new ArgumentException($"{graph} has no node {node}; expected 0 to {graph.NodeCount - 1}.", nameof(nodes));
            }
        }
    }
}
