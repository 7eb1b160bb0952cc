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

        // A node of no community is one of its own: −1 − i.
        int[] community = new int[assignments.Length];
        for (int i = 0; i < community.Length; i++)
        {
            community[i] = assignments[i] < 0 ? -1 - i : assignments[i];
        }

        double total = 0;
        double inside = 0;
        var outOf = new Dictionary<int, double>();
        var into = new Dictionary<int, double>();
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            double weight = graph.EdgeWeights.IsEmpty ? 1 : graph.EdgeWeights[edge];
            (int source, int target) = (community[graph.Sources[edge]], community[graph.Targets[edge]]);
            total += weight;
            inside += source == target ? weight : 0;
            outOf[source] = outOf.GetValueOrDefault(source) + weight;
            into[target] = into.GetValueOrDefault(target) + weight;
        }

        return total != 0
            ? (inside / total) - outOf.Sum(sum => sum.Value * into.GetValueOrDefault(sum.Key)) / (total * total)
            : throw new ArgumentException("The weights of the graph's edges add up to 0; expected edges.", nameof(graph));
    }
}
