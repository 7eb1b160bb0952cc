using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class GraphGeneratorsTests
{
    [Fact]
    public void Regular_graphs_are_what_they_are_called()
    {
        Assert.Equal([1, 2, 2, 1], Degrees(GraphGenerators.Path(4)));
        Assert.Equal([2, 2, 2, 2, 2], Degrees(GraphGenerators.Ring(5)));
        Assert.Equal([2, 3, 2, 2, 3, 2], Degrees(GraphGenerators.Grid(2, 3)));
        Assert.Equal([3, 3, 3, 3, 3, 3], Degrees(GraphGenerators.Grid(2, 3, periodic: true)));
        Assert.Equal(Enumerable.Repeat(4, 12), Degrees(GraphGenerators.Grid(3, 4, periodic: true)));
        Assert.Equal([3, 1, 1, 1], Degrees(GraphGenerators.Star(4)));
        Assert.Equal([2, 3, 3, 1, 1, 1, 1], Degrees(GraphGenerators.BalancedTree(2, 2)));
        Assert.Equal((0, 1, 1), (GraphGenerators.Path(0).NodeCount, GraphGenerators.Star(1).NodeCount, GraphGenerators.BalancedTree(3, 0).NodeCount));
        Assert.Equal(0, GraphGenerators.Grid(0, 5, periodic: true).NodeCount);
    }

    [Fact]
    public void Every_graph_goes_both_ways_without_loops_and_repeats() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        Graph[] graphs =
        [
            GraphGenerators.Grid(random.Next(5), random.Next(5), periodic: true),
            GraphGenerators.RandomTree(random.Next(1, 20), seed),
            GraphGenerators.ErdosRenyi(random.Next(12), random.NextDouble(), seed),
            GraphGenerators.StochasticBlockModel([random.Next(5), random.Next(5), random.Next(5)], random.NextDouble(), random.NextDouble(), seed),
            .. CommunityGraphs.Draw(2, seed),
            .. CommunityGraphs.Draw(2, seed, CommunityVariant.Reference),
            .. CommunityGraphs.DrawErdosRenyi(2, seed),
        ];
        Assert.All(graphs, graph =>
        {
            (int, int)[] edges = [.. Edges(graph)];
            Assert.Equal(edges.Length, edges.Distinct().Count());
            Assert.All(edges, edge => Assert.True(edge.Item1 != edge.Item2 && edges.Contains((edge.Item2, edge.Item1))));
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_tree_hangs_together_and_has_an_edge_less_than_nodes() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        int nodes = 1 + (seed % 40);
        Graph tree = GraphGenerators.RandomTree(nodes, seed);

        Assert.Equal(2 * (nodes - 1), tree.EdgeCount);
        Assert.Equal(nodes, tree.LargestComponent().NodeCount);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void All_trees_are_as_likely()
    {
        // There are 16 trees of 4 numbered nodes: 1,000 of each are expected, 31 is the deviation.
        Dictionary<string, int> counts = [];
        for (int seed = 0; seed < 16_000; seed++)
        {
            string tree = string.Join(" ", Edges(GraphGenerators.RandomTree(4, seed)).Order());
            counts[tree] = counts.GetValueOrDefault(tree) + 1;
        }

        Assert.Equal(16, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Pairs_are_numbered_without_gaps()
    {
        (int, int)[] expected = [.. from larger in Enumerable.Range(0, 200) from smaller in Enumerable.Range(0, larger) select (larger, smaller)];
        Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(pair => RandomPairs.Of(pair)));
        const long Most = int.MaxValue;
        Assert.Equal((int.MaxValue, int.MaxValue - 1), RandomPairs.Of((Most * (Most - 1) / 2) + Most - 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Each_pair_is_drawn_with_its_probability(double probability)
    {
        int[] counts = new int[30];
        const int Draws = 20_000;
        for (int seed = 0; seed < Draws; seed++)
        {
            foreach (long pair in RandomPairs.Draw(counts.Length, probability, new SplitMix64(seed, 7)))
            {
                counts[pair]++;
            }
        }

        double deviation = Math.Sqrt(Draws * probability * (1 - probability));
        Assert.All(counts, count => Assert.InRange(count, (Draws * probability) - (5 * deviation), (Draws * probability) + (5 * deviation)));
    }

    [Fact]
    public void Blocks_are_joined_inside_and_between_as_said()
    {
        Graph graph = GraphGenerators.StochasticBlockModel([300, 200], 0.3, 0.02, seed: 1);
        int inside = Edges(graph).Count(edge => graph.NodeTypes[edge.Source] == graph.NodeTypes[edge.Target]) / 2;

        Assert.Equal(200, graph.NodeTypes.ToArray().Count(type => type == 1));
        Assert.InRange(inside, 0.3 * 64_750 * 0.95, 0.3 * 64_750 * 1.05);
        Assert.InRange((graph.EdgeCount / 2) - inside, 0.02 * 60_000 * 0.85, 0.02 * 60_000 * 1.15);
    }

    [Fact]
    public void A_million_nodes_are_drawn_in_time_in_proportion_to_edges() =>
        Assert.InRange(GraphGenerators.ErdosRenyi(1_000_000, 2e-6, seed: 1).EdgeCount, 1_990_000, 2_010_000);

    [Fact]
    public void Community_graphs_keep_the_protocol()
    {
        Graph[] graphs = [.. CommunityGraphs.Draw(2_000, seed: 1)];
        Assert.All(graphs, graph =>
        {
            int first = graph.NodeTypes.ToArray().Count(type => type == 0);
            Assert.InRange(first, 6, 10);
            Assert.InRange(graph.NodeCount - first, 6, 10);
            Assert.Contains(Edges(graph), edge => graph.NodeTypes[edge.Source] != graph.NodeTypes[edge.Target]);
        });

        // Of all entries beside the diagonal 31.79 % are edges in the paper's test graphs.
        double filled = graphs.Sum(graph => (double)graph.EdgeCount) / graphs.Sum(graph => graph.NodeCount * (graph.NodeCount - 1.0));
        Assert.InRange(filled, 0.31, 0.345);
        Assert.InRange(CommunityGraphs.DrawErdosRenyi(2_000, 1).Average(graph => graph.NodeCount), 11.2, 11.8);
    }

    [Fact]
    public void Reference_communities_follow_from_their_size_and_place()
    {
        string[] communities = [.. CommunityGraphs.Draw(400, 1, CommunityVariant.Reference).Select(graph => string.Join(" ", Edges(graph).Where(edge => graph.NodeTypes[edge.Source] == graph.NodeTypes[edge.Target]).Order()))];

        Assert.Equal(25, communities.Distinct().Count());
        Assert.True(CommunityGraphs.Draw(400, 1).Select(graph => string.Join(" ", Edges(graph).Order())).Distinct().Count() > 390);
    }

    [Fact]
    public void The_same_seed_gives_the_same_graph_and_arguments_that_make_no_sense_are_refused()
    {
        RandomGraphs.AssertSame(GraphGenerators.ErdosRenyi(50, 0.2, 3), GraphGenerators.ErdosRenyi(50, 0.2, 3));
        RandomGraphs.AssertSame(CommunityGraphs.Draw(3, 5).Last(), CommunityGraphs.Draw(9, 5).ElementAt(2));
        Assert.Contains("inside is 1.5", Assert.Throws<ArgumentOutOfRangeException>(() => GraphGenerators.ErdosRenyi(2, 1.5, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("Block 1 has -1 nodes", Assert.Throws<ArgumentOutOfRangeException>(() => GraphGenerators.StochasticBlockModel([1, -1], 0, 0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphGenerators.Ring(2));
        Assert.Throws<OverflowException>(() => GraphGenerators.BalancedTree(1000, 10));
    }

    private static int[] Degrees(Graph graph) => [.. Enumerable.Range(0, graph.NodeCount).Select(node => graph.TargetPointers[node + 1] - graph.TargetPointers[node])];

    private static IEnumerable<(int Source, int Target)> Edges(Graph graph) => graph.Sources.ToArray().Zip(graph.Targets.ToArray());
}
