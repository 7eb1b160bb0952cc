using Equivariant.ML.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class CommunitiesTests
{
    /// <summary>Those who stayed with the club's teacher, members from 1 (Zachary 1977).</summary>
    private static readonly int[] Teachers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 17, 18, 20, 22];

    [DataFact("karate/karate.edgelist")]
    public void The_karate_club_splits_as_it_did()
    {
        Graph club = KarateClub.Read();
        Communities found = Communities.Find(club, new() { Count = 2 });
        int[] expected = [.. Enumerable.Range(1, club.NodeCount).Select(member => Teachers.Contains(member) ? 0 : 1)];
        int same = found.Assignments.ToArray().Zip(expected).Count(pair => pair.First == pair.Second);

        // Whichever is called 0: of 34 members one or two are where only the man himself knew.
        Assert.InRange(Math.Max(same, club.NodeCount - same), 32, 34);
    }

    [DataFact("karate/karate.edgelist")]
    public void The_karate_clubs_spectrum_asks_for_four_communities_of_high_modularity()
    {
        Graph club = KarateClub.Read();
        Communities found = Communities.Find(club);

        Assert.Equal(4, found.Count);
        Assert.InRange(Communities.Modularity(club, found.Assignments), 0.40, 0.42);
    }

    [Fact]
    public void Three_clusters_are_found_and_counted() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        PlantedGraph planted = PlantedGraph.Draw(random, [12, 9, 7], inside: 0.8, links: 2);
        Communities found = Communities.Find(planted.Graph, new() { MaxCount = 6 });

        Assert.Equal(3, found.Count);
        Assert.Equal(planted.Assignments, found.Assignments.ToArray());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parts_that_nothing_joins_are_communities()
    {
        Graph graph = Undirected(7, (0, 3), (3, 5), (5, 0), (1, 4), (4, 6));
        Communities found = Communities.Find(graph);

        Assert.Equal([0, 1, -1, 0, 1, 0, 1], found.Assignments.ToArray());
        Assert.Equal(2, found.Eigenvalues.ToArray().Count(value => Math.Abs(value) < 1e-12));
        Assert.True(double.IsNaN(found.Places[2 * found.Count]));
    }

    [Fact]
    public void A_complete_graph_is_one_community()
    {
        Communities found = Communities.Find(Neighbors.Complete(new GraphBuilder(8).Build()));

        Assert.Equal(1, found.Count);
        Assert.Equal(new int[8], found.Assignments.ToArray());
    }

    [Fact]
    public void Self_loops_do_not_matter_and_weights_do()
    {
        // A path of four: the lightest of its edges is where it parts.
        Graph path = Undirected(4, (0, 1), (1, 2), (2, 3));
        float[] weights = [.. path.Sources.ToArray().Zip(path.Targets.ToArray()).Select(edge => edge is (0, 1) or (1, 0) ? 0.1f : 1)];
        Assert.Equal([1, 0, 0, 0], Communities.Find(path.WithEdgeWeights(weights), new() { Count = 2 }).Assignments.ToArray());

        Graph loops = path.WithEdges([.. path.Sources, 0, 0], [.. path.Targets, 0, 0]);
        Assert.Equal(Communities.Find(path, new() { Count = 2 }).Assignments.ToArray(), Communities.Find(loops, new() { Count = 2 }).Assignments.ToArray());
    }

    [Fact]
    public void Nodes_in_another_order_are_in_the_same_communities() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        PlantedGraph planted = PlantedGraph.Draw(random, [10, 8], inside: 0.9, links: 2);
        int[] place = [.. Enumerable.Range(0, planted.Graph.NodeCount)];
        random.Shuffle(place);
        Graph other = planted.Graph.WithEdges([.. planted.Graph.Sources.ToArray().Select(node => place[node])], [.. planted.Graph.Targets.ToArray().Select(node => place[node])]);
        Communities first = Communities.Find(planted.Graph, new() { Count = 2 });
        Communities second = Communities.Find(other, new() { Count = 2 });

        Assert.All(Enumerable.Range(0, place.Length), node => Assert.Equal(first.Assignments[node], second.Assignments[place[node]]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void New_nodes_join_their_neighbours_hop_by_hop() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        PlantedGraph planted = PlantedGraph.Draw(new Random(seed), [10, 8], inside: 0.9, links: 2);
        Communities found = Communities.Find(planted.Graph, new() { Count = 2 });
        int n = planted.Graph.NodeCount;

        // One beside two members of each community, one beyond it, and one that nothing leads to.
        (int A, int B)[] added = [(0, n), (1, n), (10, n + 1), (11, n + 1), (n, n + 2)];
        Graph grown = new GraphBuilder(n + 4)
            .AddEdges(planted.Graph.Sources, planted.Graph.Targets)
            .AddEdges([.. added.Select(edge => edge.A), .. added.Select(edge => edge.B)], [.. added.Select(edge => edge.B), .. added.Select(edge => edge.A)])
            .Build();
        double[] places = found.Extend(grown);
        int[] nearest = [.. Enumerable.Range(0, n + 4).Select(node => found.Nearest(places.AsSpan(node * 2, 2), new float[2]))];

        Assert.Equal([.. found.Assignments, found.Assignments[0], found.Assignments[10], found.Assignments[0], -1], nearest);
        Assert.Equal(found.Places.ToArray(), places[..(n * 2)]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Modularity_is_its_definition() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        PlantedGraph planted = PlantedGraph.Draw(random, [6, 5, 4], inside: 0.7, links: 4);
        double[] a = GraphMatrices.Adjacency(planted.Graph).ToDense();
        int n = planted.Graph.NodeCount;
        double[] degrees = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => a[(i * n) + j]))];
        double total = degrees.Sum();
        int[] assignments = [.. Enumerable.Range(0, n).Select(_ => random.Next(3))];
        double expected = (from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) where assignments[i] == assignments[j] select a[(i * n) + j] - (degrees[i] * degrees[j] / total)).Sum() / total;

        Assert.Equal(expected, Communities.Modularity(planted.Graph, assignments), 12);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_spectrum_may_ask_for_any_number() =>
        Assert.Equal(Communities.Find(Undirected(4, (0, 1), (2, 3))).Assignments.ToArray(), Communities.Find(Undirected(4, (0, 1), (2, 3)), new() { MaxCount = int.MaxValue }).Assignments.ToArray());

    [Fact]
    public void What_has_no_communities_is_refused_saying_why()
    {
        Graph path = Undirected(3, (0, 1), (1, 2));
        Assert.Contains("no edges", Assert.Throws<ArgumentException>(() => Communities.Find(new GraphBuilder(3).Build())).Message, StringComparison.Ordinal);
        Assert.Contains("no edges", Assert.Throws<ArgumentException>(() => Communities.Find(new GraphBuilder(0).Build())).Message, StringComparison.Ordinal);
        Assert.Contains("comes back 0", Assert.Throws<ArgumentException>(() => Communities.Find(path.WithEdges([0, 1], [1, 2]))).Message, StringComparison.Ordinal);

        // A weight that is nothing beside the others, and has nodes of its own.
        Graph oneWay = new GraphBuilder(4).AddEdges([0, 1, 2], [1, 0, 3]).WithEdgeWeights([1, 1, 1e-20f]).Build();
        Assert.Contains("from node 2 to 3", Assert.Throws<ArgumentException>(() => Communities.Find(oneWay, new() { Count = 2 })).Message, StringComparison.Ordinal);
        Assert.Contains("-2", Assert.Throws<ArgumentException>(() => Communities.Find(path.WithEdgeWeights([-2, -2, 1, 1]))).Message, StringComparison.Ordinal);
        Assert.Contains("3 nodes have edges", Assert.Throws<ArgumentException>(() => Communities.Find(path, new() { Count = 4 })).Message, StringComparison.Ordinal);
        Assert.Contains("MaxCount is 0", Assert.Throws<ArgumentOutOfRangeException>(() => Communities.Find(path, new() { MaxCount = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains("2 nodes", Assert.Throws<ArgumentException>(() => Communities.Find(path).Extend(new GraphBuilder(2).Build())).Message, StringComparison.Ordinal);
        Assert.Contains("2 nodes", Assert.Throws<ArgumentException>(() => Communities.Modularity(path, [0, 1])).Message, StringComparison.Ordinal);
    }

    private static Graph Undirected(int nodes, params (int A, int B)[] edges) => new GraphBuilder(nodes)
        .AddEdges([.. edges.Select(edge => edge.A), .. edges.Select(edge => edge.B)], [.. edges.Select(edge => edge.B), .. edges.Select(edge => edge.A)])
        .Build();
}
