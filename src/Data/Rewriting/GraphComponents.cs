namespace Equivariant.ML.Data;

/// <summary>
/// The connected components of a graph: which nodes can reach each other along edges, whichever way these go (weakly connected). Time is all but linear,
/// memory one number a node.
/// </summary>
public static class GraphComponents
{
    /// <summary>The component of each node, [nodes]: 0 is that of node 0, and each next one is that of the first node that is in none before.</summary>
    /// <param name="graph">The graph.</param>
    public static int[] Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        int[] roots = Roots(graph);
        int count = 0;
        for (int node = 0; node < roots.Length; node++)
        {
            // A root is the smallest node of its component: its number is known before the others'.
            roots[node] = roots[node] == node ? count++ : roots[roots[node]];
        }

        return roots;
    }

    /// <summary>The number of nodes of each component, [components]; none of a graph without nodes.</summary>
    /// <param name="graph">The graph.</param>
    public static int[] Sizes(Graph graph) => Sizes(Of(graph));

    /// <summary>The nodes of the component of the most nodes, ascending; of several of that size, the one with the smallest node.</summary>
    internal static int[] Largest(Graph graph)
    {
        int[] components = Of(graph);
        int[] sizes = Sizes(components);
        int largest = Array.IndexOf(sizes, sizes.DefaultIfEmpty().Max());
        return [.. Enumerable.Range(0, components.Length).Where(node => components[node] == largest)];
    }

    private static int[] Sizes(int[] components)
    {
        var sizes = new int[components.DefaultIfEmpty(-1).Max() + 1];
        foreach (int component in components)
        {
            sizes[component]++;
        }

        return sizes;
    }

    /// <summary>The smallest node of each node's component.</summary>
    private static int[] Roots(Graph graph)
    {
        int[] parents = [.. Enumerable.Range(0, graph.NodeCount)];
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            (int one, int other) = (Root(parents, graph.Sources[edge]), Root(parents, graph.Targets[edge]));
            parents[Math.Max(one, other)] = Math.Min(one, other);
        }

        for (int node = 0; node < parents.Length; node++)
        {
            parents[node] = parents[parents[node]];
        }

        return parents;
    }

    private static int Root(int[] parents, int node)
    {
        while (parents[node] != node)
        {
            // Every other node on the way is brought nearer.
            parents[node] = parents[parents[node]];
            node = parents[node];
        }

        return node;
    }
}
