using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class LinkSplitTests
{
    [Fact]
    public void No_edge_to_be_predicted_carries_messages_and_no_pair_is_in_two_parts() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        bool directed = random.Next(2) == 0;
        Graph graph = directed ? Directed(random) : GraphGenerators.ErdosRenyi(random.Next(2, 30), 0.2, seed).WithSelfLoops();
        var split = LinkSplit.Draw(graph, new LinkSplitOptions { ValidationFraction = 0.2, TestFraction = 0.3, NegativesPerEdge = 0.5, Directed = directed, Seed = seed });

        HashSet<(int, int)> all = Edges(graph, directed);
        LinkPair[] pairs = [.. split.Training, .. split.Validation, .. split.Test];
        Assert.Equal(pairs.Length, pairs.Select(pair => Key(pair.Source, pair.Target, directed)).Distinct().Count());
        Assert.All(pairs, pair => Assert.Equal(pair.Label, all.Contains(Key(pair.Source, pair.Target, directed))));
        Assert.Equal(all.Count, pairs.Count(pair => pair.Label));
        Assert.Equal((int)(0.3 * all.Count), split.Test.Count(pair => pair.Label));
        Assert.Equal((int)(0.2 * all.Count), split.Validation.Count(pair => pair.Label));
        Assert.Equal(Math.Round(0.5 * split.Test.Count(pair => pair.Label)), split.Test.Count(pair => !pair.Label));

        Assert.True(Edges(split.TrainingGraph, directed).SetEquals(Positives(split.Training, directed)));
        Assert.True(Edges(split.TestGraph, directed).SetEquals(Positives([.. split.Training, .. split.Validation], directed)));
        Assert.Equal(Loops(graph), Loops(split.TrainingGraph));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Edges_keep_what_they_have_and_repeated_ones_go_together()
    {
        Graph graph = new GraphBuilder(4).AddEdges([0, 1, 0, 1, 2, 3], [1, 0, 1, 0, 3, 2]).WithEdgeWeights([1, 2, 3, 4, 5, 6]).Build();
        var split = LinkSplit.Draw(graph, new LinkSplitOptions { TestFraction = 0.5, ValidationFraction = 0, NegativesPerEdge = 2 });

        LinkPair held = Assert.Single(split.Test, pair => pair.Label);
        Assert.Equal(held.Source == 0 ? 2 : 4, split.TrainingGraph.EdgeCount);
        Assert.Equal(held.Source == 0 ? 11 : 10, split.TrainingGraph.EdgeWeights.ToArray().Sum());
        Assert.Equal(4, split.Training.Concat(split.Test).Count(pair => !pair.Label));
    }

    [Fact]
    public void Pairs_of_a_large_graph_are_drawn_without_looking_at_all()
    {
        var split = LinkSplit.Draw(GraphGenerators.ErdosRenyi(20_000, 0.0002, 3), new LinkSplitOptions { NegativesPerEdge = 3, Seed = 4 });

        Assert.Equal(3 * split.Test.Count(pair => pair.Label), split.Test.Count(pair => !pair.Label));
        Assert.Equal(split.Test.Count, split.Test.Distinct().Count());
        Assert.InRange(split.Training.Where(pair => !pair.Label).Average(pair => (double)Math.Max(pair.Source, pair.Target)), 13_200, 13_470);
    }

    [Fact]
    public void What_cannot_be_split_is_refused()
    {
        Graph oneWay = new GraphBuilder(3).AddEdge(0, 1).Build();
        Assert.Contains("Nodes 0 and 1 are joined by an edge in one direction", Assert.Throws<ArgumentException>(() => LinkSplit.Draw(oneWay)).Message, StringComparison.Ordinal);
        Assert.Equal(1, LinkSplit.Draw(oneWay, new LinkSplitOptions { Directed = true }).TrainingGraph.EdgeCount);
        Assert.Contains("has 0 pairs of nodes without an edge", Assert.Throws<ArgumentException>(() => LinkSplit.Draw(GraphGenerators.Ring(3))).Message, StringComparison.Ordinal);
        Assert.All(
            [
                new LinkSplitOptions { TestFraction = -0.1 }, new LinkSplitOptions { TestFraction = 0.6, ValidationFraction = 0.4 },
                new LinkSplitOptions { NegativesPerEdge = double.NaN }, new LinkSplitOptions { ValidationFraction = 1 },
            ],
            options => Assert.Throws<ArgumentOutOfRangeException>(() => LinkSplit.Draw(oneWay, options)));
    }

    private static Graph Directed(Random random)
    {
        int nodes = random.Next(2, 20);
        (int[] sources, int[] targets) = RandomGraphs.Edges(random, nodes);
        return new GraphBuilder(nodes + 10).AddEdges(sources, targets).Build();
    }

    private static HashSet<(int, int)> Edges(Graph graph, bool directed) => [.. Enumerable.Range(0, graph.EdgeCount)
        .Where(edge => graph.Sources[edge] != graph.Targets[edge])
        .Select(edge => Key(graph.Sources[edge], graph.Targets[edge], directed))];

    private static IEnumerable<(int, int)> Positives(IReadOnlyList<LinkPair> pairs, bool directed) =>
        pairs.Where(pair => pair.Label).Select(pair => Key(pair.Source, pair.Target, directed));

    private static (int, int) Key(int source, int target, bool directed) => directed ? (source, target) : (Math.Min(source, target), Math.Max(source, target));

    private static int Loops(Graph graph) => Enumerable.Range(0, graph.EdgeCount).Count(edge => graph.Sources[edge] == graph.Targets[edge]);
}
