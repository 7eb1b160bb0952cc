using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Edges;

/// <summary>Edges of every kind that an edge program's kernels treat differently.</summary>
internal static class EdgePairsOf
{
    internal static IReadOnlyList<string> Kinds { get; } = ["graphs", "one graph", "hub", "no edges", "no nodes", "isolated", "many"];

    internal static EdgePairs Create(string kind, int seed)
    {
        var random = new Random(seed);
        return kind switch
        {
            // Nothing leads from one to the other.
            "graphs" => Of(Enumerable.Range(0, 60).SelectMany(graph => Complete(5 * graph, 5)), 300),
            "one graph" => Of(Enumerable.Range(0, 1400).Select(_ => (random.Next(120), random.Next(120))), 120),

            // More edges at one node than a tile or a chunk has.
            "hub" => Of(Enumerable.Range(0, 1500).Select(i => (i < 1200 ? 3 : random.Next(7), random.Next(7))), 7),
            "no edges" => Of([], 5),
            "no nodes" => Of([], 0),
            "isolated" => Of([(1, 1), (1, 4), (4, 1)], 7),
            "many" => Of(Enumerable.Range(0, 40_000).Select(_ => (random.Next(900), random.Next(900))), 900),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private static IEnumerable<(int, int)> Complete(int first, int nodes) =>
        from target in Enumerable.Range(first, nodes)
        from source in Enumerable.Range(first, nodes)
        where target != source
        select (target, source);

    private static EdgePairs Of(IEnumerable<(int Target, int Source)> edges, int nodes)
    {
        (int Target, int Source)[] sorted = [.. edges.OrderBy(edge => edge.Target)];
        return new EdgePairs(Grouping.Of([.. sorted.Select(edge => edge.Target)], nodes), Grouping.Of([.. sorted.Select(edge => edge.Source)], nodes));
    }
}
