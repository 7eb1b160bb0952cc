namespace Equivariant.ML.Data;

/// <summary>A graph's edges, grouped by the two nodes that they join. Time and memory are linear: both sorts are by counting.</summary>
internal sealed class EdgeGroups
{
    private readonly EdgeIndex index;
    private readonly int[] edges;
    private readonly List<int> starts = [];

    private EdgeGroups(EdgeIndex index, int[]? order)
    {
        this.index = index;
        edges = [.. index.SourcePermutation];
        for (int place = 0; place < edges.Length; place++)
        {
            if (place == 0 || EndsAt(place) != EndsAt(place - 1))
            {
                starts.Add(place);
            }
        }

        if (order is not null)
        {
            edges = EdgeIndex.Reorder<int>(order, edges);
        }
    }

    public int Count => starts.Count;

    /// <param name="graph">The graph.</param>
    /// <param name="bothWays">Whether the direction does not matter; the ends of a group are then in ascending order.</param>
    public static EdgeGroups Of(Graph graph, bool bothWays)
    {
        int[] sources = graph.Sources.ToArray();
        int[] targets = graph.Targets.ToArray();
        for (int edge = 0; bothWays && edge < sources.Length; edge++)
        {
            if (sources[edge] > targets[edge])
            {
                (sources[edge], targets[edge]) = (targets[edge], sources[edge]);
            }
        }

        EdgeIndex index = EdgeIndex.Create(graph.NodeCount, sources, targets, out int[]? order);
        return new EdgeGroups(index, order);
    }

    public (int Source, int Target) Ends(int group) => EndsAt(starts[group]);

    /// <summary>The edges of a group, by their places in the stored order, ascending.</summary>
    public ReadOnlySpan<int> Edges(int group) => edges.AsSpan(starts[group]..(group + 1 < starts.Count ? starts[group + 1] : edges.Length));

    private (int Source, int Target) EndsAt(int place) => (index.Sources[index.SourcePermutation[place]], index.Targets[index.SourcePermutation[place]]);
}
