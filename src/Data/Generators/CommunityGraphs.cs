namespace Equivariant.ML.Data;

/// <summary>
/// The graphs that autoencoders are compared on (Liu, Kumar, Ba, Kiros and Swersky 2019; Satorras, Hoogeboom and Welling 2021): "community-small", two communities of 6 to 10 nodes each,
/// and Erdős and Rényi's of 7 to 16 nodes.
/// </summary>
public static class CommunityGraphs
{
    private const int LeastSize = 6;
    private const int Sizes = 5;
    private const double Inside = 0.7;
    private const double Between = 0.01;
    private const int LeastNodes = 7;
    private const int NodeCounts = 10;
    private const double Probability = 0.25;

    /// <summary>
    /// Two communities, whose sizes are drawn from 6 to 10: pairs within one are joined with a probability of 0.7, others of 0.01, and one of these where none was. Node types say which.
    /// </summary>
    /// <param name="count">Number of graphs, 0 or more.</param>
    /// <param name="seed">What they are drawn from; graph i depends on nothing else.</param>
    /// <param name="variant">How the communities are drawn.</param>
    public static IEnumerable<Graph> Draw(int count, long seed, CommunityVariant variant = CommunityVariant.Fresh)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        OptionChecks.Defined(nameof(variant), variant);
        return Enumerable.Range(0, count).Select(i => One(new SplitMix64(seed, i), variant));
    }

    /// <summary>Random graphs of 7 to 16 nodes, of which each pair is joined with a probability of 0.25.</summary>
    /// <param name="count">Number of graphs, 0 or more.</param>
    /// <param name="seed">What they are drawn from; graph i depends on nothing else.</param>
    public static IEnumerable<Graph> DrawErdosRenyi(int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Enumerable.Range(0, count).Select(i =>
        {
            var random = new SplitMix64(seed, i);
            int nodes = LeastNodes + Below(NodeCounts, ref random);
            return GraphGenerators.ErdosRenyi(nodes, Probability, (long)random.NextBits());
        });
    }

    private static Graph One(SplitMix64 random, CommunityVariant variant)
    {
        int first = LeastSize + Below(Sizes, ref random);
        int second = LeastSize + Below(Sizes, ref random);
        var edges = new UndirectedEdges();
        AddCommunity(edges, 0, first, variant == CommunityVariant.Reference ? 0 : (long)random.NextBits());
        AddCommunity(edges, first, second, variant == CommunityVariant.Reference ? 1 : (long)random.NextBits());

        int inside = edges.Count;
        foreach (long pair in RandomPairs.Draw((long)first * second, Between, new SplitMix64((long)random.NextBits(), 0)))
        {
            edges.Add((int)(pair / second), first + (int)(pair % second));
        }

        if (edges.Count == inside)
        {
            edges.Add(Below(first, ref random), first + Below(second, ref random));
        }

        return edges.Of(first + second).WithNodeTypes([.. Enumerable.Repeat(0, first), .. Enumerable.Repeat(1, second)]).Build();
    }

    private static void AddCommunity(UndirectedEdges edges, int from, int size, long seed)
    {
        foreach (long pair in RandomPairs.Draw(size * (size - 1) / 2, Inside, new SplitMix64(seed, size)))
        {
            (int a, int b) = RandomPairs.Of(pair);
            edges.Add(from + a, from + b);
        }
    }

    private static int Below(int count, ref SplitMix64 random) => Math.Min(count - 1, (int)(random.NextUniform() * count));
}
