namespace Equivariant.ML.Data;

/// <summary>Newman's modularity.</summary>
internal static class Modularity
{
    public static double Of(Graph graph, ReadOnlySpan<int> assignments)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (assignments.Length != graph.NodeCount)
        {
            throw new ArgumentException($"Communities of {assignments.Length} nodes; expected those of {graph.NodeCount}.", nameof(assignments));
        }

        // A node of no community is one of its own.
        var known = new Dictionary<int, int>();
        int[] community = new int[assignments.Length];
        int count = 0;
        for (int node = 0; node < community.Length; node++)
        {
            if (assignments[node] < 0)
            {
                community[node] = count++;
            }
            else if (!known.TryGetValue(assignments[node], out community[node]))
            {
                known[assignments[node]] = community[node] = count++;
            }
        }

        double total = 0;
        double inside = 0;
        var outOf = new double[count];
        var into = new double[count];
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            double weight = graph.EdgeWeights.IsEmpty ? 1 : graph.EdgeWeights[edge];
            (int source, int target) = (community[graph.Sources[edge]], community[graph.Targets[edge]]);
            total += weight;
            inside += source == target ? weight : 0;
            outOf[source] += weight;
            into[target] += weight;
        }

        return total != 0
            ? (inside / total) - outOf.Zip(into, (leaving, entering) => leaving * entering).Sum() / (total * total)
            : throw new ArgumentException("The weights of the graph's edges add up to 0; expected edges.", nameof(graph));
    }
}
