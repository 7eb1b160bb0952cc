using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class NeighborsTests
{
    [Fact]
    public void Complete_joins_all_to_all_others()
    {
        Graph graph = Data.Neighbors.Complete(new GraphBuilder(3).AddEdge(0, 0).Build());

        Assert.Equal([(1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2)], Edges(graph));
        Assert.Equal(0, Data.Neighbors.Complete(new GraphBuilder(1).Build()).EdgeCount);
        Assert.Equal(0, Data.Neighbors.Complete(new GraphBuilder(0).Build()).EdgeCount);
        Assert.Throws<ArgumentException>(() => Data.Neighbors.Complete(new GraphBuilder(50_000).Build()));
    }

    [Fact]
    public void Nearest_is_exact() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        Graph graph = RandomGraphs.Points(random);
        int k = random.Next(1, 12);
        Assert.Equal(BruteForce(graph, double.PositiveInfinity, k), Edges(Data.Neighbors.Nearest(graph, k)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Radius_is_exact() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        Graph graph = RandomGraphs.Points(random);
        double cutoff = random.Next(2) == 0 ? random.Next(1, 4) : random.NextDouble() * 3;
        int? most = random.Next(2) == 0 ? random.Next(1, 12) : null;
        Assert.Equal(BruteForce(graph, cutoff, most ?? int.MaxValue), Edges(Data.Neighbors.Radius(graph, cutoff, most)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Renumbering_the_nodes_renumbers_the_edges() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        Graph graph = RandomGraphs.Points(random, distinct: true);
        int[] order = [.. Enumerable.Range(0, graph.NodeCount)];
        random.Shuffle(order);
        float[] positions = [.. order.SelectMany(node => graph.Positions.Slice(node * graph.Dimension, graph.Dimension).ToArray())];
        Graph renumbered = new GraphBuilder(order.Length).WithPositions(positions, graph.Dimension).Build();

        foreach (Func<Graph, Graph> join in new Func<Graph, Graph>[]
            { Data.Neighbors.Complete, g => Data.Neighbors.Nearest(g, 4), g => Data.Neighbors.Radius(g, 1), g => Data.Neighbors.Radius(g, 2, 3) })
        {
            Assert.Equal(
                Edges(join(graph)).Order(), Edges(join(renumbered)).Select(edge => (order[edge.Source], order[edge.Target])).Order());
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Radius_edges_go_both_ways_and_reach_the_cutoff_itself()
    {
        Graph graph = new GraphBuilder(3).WithPositions([0, 0, 0, 3, 4, 0, 3, 4, 1]).Build();

        Assert.Equal([(1, 0), (0, 1), (2, 1), (1, 2)], Edges(Data.Neighbors.Radius(graph, 5)));
        Assert.Equal([(2, 1), (1, 2)], Edges(Data.Neighbors.Radius(graph, Math.BitDecrement(5.0))));
    }

    [Fact]
    public void Points_at_one_place_are_neighbours_and_ties_go_to_the_smaller_index()
    {
        Graph graph = new GraphBuilder(4).WithPositions(new float[12]).Build();

        Assert.Equal([(1, 0), (0, 1), (0, 2), (0, 3)], Edges(Data.Neighbors.Nearest(graph, 1)));
        Assert.Equal(12, Data.Neighbors.Radius(graph, 1e-30).EdgeCount);
        Assert.Equal([(1, 0), (0, 1), (0, 2), (0, 3)], Edges(Data.Neighbors.Radius(graph, 1e-200, maxNeighbors: 1)));
    }

    [Fact]
    public void The_largest_and_smallest_coordinates_work()
    {
        Graph graph = new GraphBuilder(4).WithPositions([float.MaxValue, float.MinValue, float.Epsilon, 0], 1).Build();

        // From the far points the two others are equally near in double: the smaller index counts.
        Assert.Equal([(2, 0), (2, 1), (3, 2), (2, 3)], Edges(Data.Neighbors.Nearest(graph, 1)));
        Assert.Equal([(3, 2), (2, 3)], Edges(Data.Neighbors.Radius(graph, 1e-44)));
        Assert.Equal(12, Data.Neighbors.Radius(graph, 1e300).EdgeCount);
    }

    [Fact]
    public void Coincident_and_far_points_among_many_do_not_slow_it()
    {
        const int Count = 20_000;
        var random = new Random(1);
        float[] positions = [.. Enumerable.Range(0, Count * 3).Select(i => i < Count ? 1 : i < Count + 3 ? 1e30f : (float)random.NextDouble() * 50)];
        Graph graph = new GraphBuilder(Count).WithPositions(positions).Build();

        Assert.Equal(Count * 8, Data.Neighbors.Nearest(graph, 8).EdgeCount);
        Assert.InRange(Data.Neighbors.Radius(graph, 2, maxNeighbors: 8).EdgeCount, Count, Count * 8);
    }

    [Fact]
    public void Other_parts_of_the_graph_stay()
    {
        Graph graph = new GraphBuilder(2).WithPositions([0, 0, 0, 1, 0, 0]).WithNodeTypes([1, 6]).WithVelocities(new float[6]).Build();
        Graph joined = Data.Neighbors.Radius(graph, 1);

        Assert.Equal([1, 6], joined.NodeTypes.ToArray());
        Assert.True(joined.HasVelocities);
        Assert.Equal(0, Data.Neighbors.Radius(new GraphBuilder(0).Build(), 1).EdgeCount);
        Assert.Equal(0, Data.Neighbors.Nearest(new GraphBuilder(1).WithPositions([1, 1, 1]).Build(), 3).EdgeCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_cutoff_is_finite_and_above_zero(double cutoff) => Assert.Contains(
        "expected a finite number above 0", Assert.Throws<ArgumentOutOfRangeException>(() => Data.Neighbors.Radius(Single, cutoff)).Message, StringComparison.Ordinal);

    [Fact]
    public void Counts_are_one_or_more_and_positions_are_needed()
    {
        Assert.Contains("k is 0; expected 1 or more", Assert.Throws<ArgumentOutOfRangeException>(() => Data.Neighbors.Nearest(Single, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Data.Neighbors.Radius(Single, 1, 0));
        Assert.Contains("has no positions", Assert.Throws<ArgumentException>(() => Data.Neighbors.Radius(new GraphBuilder(1).Build(), 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Data.Neighbors.Nearest(new GraphBuilder(1).Build(), 1));
    }

    private static Graph Single => new GraphBuilder(1).WithPositions([0, 0, 0]).Build();

    private static IEnumerable<(int Source, int Target)> Edges(Graph graph) => graph.Sources.ToArray().Zip(graph.Targets.ToArray());

    private static IEnumerable<(int Source, int Target)> BruteForce(Graph graph, double cutoff, int most)
    {
        for (int target = 0; target < graph.NodeCount; target++)
        {
            IEnumerable<int> near = Enumerable.Range(0, graph.NodeCount)
                .Where(source => source != target)
                .Select(source => (Distance: SquaredDistance(graph, source, target), Source: source))
                .Where(pair => pair.Distance <= cutoff * cutoff)
                .Order()
                .Take(most)
                .Select(pair => pair.Source)
                .Order();
            foreach (int source in near)
            {
                yield return (source, target);
            }
        }
    }

    private static double SquaredDistance(Graph graph, int a, int b)
    {
        double sum = 0;
        for (int axis = 0; axis < graph.Dimension; axis++)
        {
            double difference = (double)graph.Positions[(a * graph.Dimension) + axis] - graph.Positions[(b * graph.Dimension) + axis];
            sum += difference * difference;
        }

        return sum;
    }
}
