namespace Equivariant.ML.Data;

/// <summary>The pairs of a graph's nodes, numbered: which of them edges join, and which none.</summary>
internal sealed class Links
{
    // Below it pairs are looked through; above it, where few of them are joined, drawn until they fit.
    private const long FewPairs = 1 << 22;

    private readonly Graph graph;
    private readonly bool directed;
    private readonly HashSet<long> joined;

    private Links(Graph graph, bool directed, HashSet<long> joined)
    {
        this.graph = graph;
        this.directed = directed;
        this.joined = joined;
    }

    private long PairCount => directed ? graph.NodeCount * (graph.NodeCount - 1L) : graph.NodeCount * (graph.NodeCount - 1L) / 2;

    public static Links Of(Graph graph, bool directed)
    {
        var joined = new HashSet<long>();
        var back = new HashSet<long>();
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            (int source, int target) = (graph.Sources[edge], graph.Targets[edge]);
            if (source != target)
            {
                _ = (directed || source > target ? joined : back).Add(Number(graph, directed, source, target));
            }
        }

        if (!directed && !joined.SetEquals(back))
        {
            (int larger, int smaller) = RandomPairs.Of(joined.Except(back).Concat(back.Except(joined)).First());
            throw new ArgumentException(
                $"Nodes {smaller} and {larger} are joined by an edge in one direction; expected edges both ways, as ToUndirected makes them, or {nameof(LinkSplitOptions.Directed)}.", nameof(graph));
        }

        return new Links(graph, directed, joined);
    }

    /// <summary>The pairs that are joined, in a random order.</summary>
    public long[] Shuffled(long seed)
    {
        long[] pairs = [.. joined.Order()];
        return Array.ConvertAll(new SplitMix64(seed, 0).Permutation(pairs.Length), place => pairs[place]);
    }

    /// <summary>As many pairs that are not joined, each once, in a random order.</summary>
    public long[] DrawAbsent(long count, long seed)
    {
        long absent = PairCount - joined.Count;
        if (count > absent)
        {
            throw new ArgumentException($"{graph} has {absent} pairs of nodes without an edge; expected at least {count}, as {nameof(LinkSplitOptions.NegativesPerEdge)} asks for.", nameof(count));
        }

        var random = new SplitMix64(seed, 1);
        if (PairCount <= FewPairs)
        {
            long[] all = [.. LongRange(PairCount).Where(pair => !joined.Contains(pair))];
            return [.. random.Permutation(all.Length).Take((int)count).Select(place => all[place])];
        }

        // Of so many pairs most are free: the edges of all but small graphs are few beside them.
        var seen = new HashSet<long>();
        var drawn = new List<long>();
        while (drawn.Count < count)
        {
            long pair = random.NextBelow(PairCount);
            if (!joined.Contains(pair) && seen.Add(pair))
            {
                drawn.Add(pair);
            }
        }

        return [.. drawn];
    }

    public LinkPair ToPair(long pair, bool label)
    {
        if (!directed)
        {
            (int larger, int smaller) = RandomPairs.Of(pair);
            return new LinkPair(smaller, larger, label);
        }

        (int source, int place) = ((int)(pair / (graph.NodeCount - 1)), (int)(pair % (graph.NodeCount - 1)));
        return new LinkPair(source, place < source ? place : place + 1, label);
    }

    /// <summary>The graph without the edges of some pairs.</summary>
    public Graph Without(ReadOnlySpan<long> pairs)
    {
        HashSet<long> left = [.. pairs];
        return graph.WithEdgesWhere(edge => graph.Sources[edge] == graph.Targets[edge] || !left.Contains(Number(graph, directed, graph.Sources[edge], graph.Targets[edge])));
    }

    private static long Number(Graph graph, bool directed, int source, int target)
    {
        if (directed)
        {
            return (source * (graph.NodeCount - 1L)) + (target < source ? target : target - 1);
        }

        long larger = Math.Max(source, target);
        return (larger * (larger - 1) / 2) + Math.Min(source, target);
    }

    private static IEnumerable<long> LongRange(long count)
    {
        for (long i = 0; i < count; i++)
        {
            yield return i;
        }
    }
}
