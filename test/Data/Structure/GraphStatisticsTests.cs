using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class GraphStatisticsTests
{
    [Fact]
    public void They_are_what_their_definitions_say() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph graph = RandomGraphs.Any(new Random(seed));
        GraphStatistics found = GraphStatistics.Of(graph);
        double[] expected = Naive(graph);

        Assert.Equal(GraphStatistics.Names.Count, expected.Length);
        Assert.All(
            GraphStatistics.Names.Zip(expected, found.ToVector()),
            row => Assert.True(Math.Abs(row.Second - row.Third) <= 1e-12 * Math.Max(1, Math.Abs(row.Second)), $"{row}"));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_name_is_a_property_and_its_place_has_its_value()
    {
        GraphStatistics some = GraphStatistics.Of(new GraphBuilder(5).AddEdges([0, 1, 2, 2, 3], [1, 2, 0, 2, 0]).Build());

        Assert.Equal(some.ToVector(), GraphStatistics.Names.Select(name => Convert.ToDouble(typeof(GraphStatistics).GetProperty(name)!.GetValue(some))));
        Assert.Equal(
            typeof(GraphStatistics).GetProperties().Where(property => property.Name != nameof(GraphStatistics.Names)).Select(property => property.Name).Order(),
            GraphStatistics.Names.Order());
    }

    [Fact]
    public void Graphs_that_are_known()
    {
        // The numbers of the complete graph of four nodes, of a path, of a star.
        GraphStatistics complete = GraphStatistics.Of(Neighbors.Complete(new GraphBuilder(4).Build()));
        Assert.Equal((4L, 1.0, 1.0, 1.0, 1.0, 0.0, 1.0), (complete.Triangles, complete.Density, complete.MeanClustering, complete.Transitivity, complete.Diameter, complete.Assortativity, complete.MeanDistance));
        GraphStatistics path = GraphStatistics.Of(new GraphBuilder(4).AddEdges([0, 1, 2], [1, 2, 3]).Build());
        Assert.Equal((3.0, 5 / 3.0, 0L, -0.5), (path.Diameter, path.MeanDistance, path.Triangles, path.Assortativity));
        GraphStatistics star = GraphStatistics.Of(new GraphBuilder(5).AddEdges([1, 2, 3, 4], [0, 0, 0, 0]).Build());
        Assert.Equal((-1.0, 4, 1, 2.0), (star.Assortativity, star.MaxDegree, star.MinDegree, star.Diameter));
    }

    [Fact]
    public void Nothing_is_0_and_what_was_not_computed_is_missing()
    {
        Graph none = new GraphBuilder(0).Build();
        Assert.All(GraphStatistics.Of(none).ToVector(), number => Assert.Equal(0, number));
        Graph path = new GraphBuilder(3).AddEdges([0, 1], [1, 2]).Build();
        GraphStatistics statistics = GraphStatistics.Of(path, mostNodes: 2);
        Assert.Equal((double.NaN, double.NaN, 1), (statistics.Diameter, statistics.MeanDistance, statistics.Components));
        Assert.Equal(2, GraphStatistics.Of(path, mostNodes: 3).Diameter);
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphStatistics.Of(none, -1));
        Assert.Throws<ArgumentNullException>(() => GraphStatistics.Of(null!));
    }

    private static double[] Naive(Graph graph)
    {
        int n = graph.NodeCount;
        bool[,] joined = new bool[n, n];
        double[,] distance = new double[n, n];
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            (int i, int j) = (graph.Sources[edge], graph.Targets[edge]);
            joined[i, j] = joined[j, i] = i != j;
        }

        int[] all = [.. Enumerable.Range(0, n)];
        (int I, int J)[] pairs = [.. from i in all from j in all where i != j select (i, j)];
        foreach ((int i, int j) in pairs)
        {
            distance[i, j] = joined[i, j] ? 1 : double.PositiveInfinity;
        }

        foreach ((int k, int i, int j) in from k in all from i in all from j in all select (k, i, j))
        {
            distance[i, j] = Math.Min(distance[i, j], distance[i, k] + distance[k, j]);
        }

        double[] degrees = [.. all.Select(i => (double)all.Count(j => joined[i, j]))];
        double mean = n > 0 ? degrees.Average() : 0;
        int[] components = [.. all.Select(i => all.First(j => double.IsFinite(distance[i, j])))];
        double triangles = (from i in all from j in all from k in all where i < j && j < k && joined[i, j] && joined[j, k] && joined[i, k] select 1).Count();
        double Part(double part, double whole) => whole > 0 ? part / whole : 0;
        double Clustering(int i) => Part(pairs.Count(pair => joined[i, pair.I] && joined[i, pair.J] && joined[pair.I, pair.J]), degrees[i] * (degrees[i] - 1));
        (int I, int J)[] neighbors = [.. pairs.Where(pair => joined[pair.I, pair.J])];
        double[] finite = [.. pairs.Select(pair => distance[pair.I, pair.J]).Where(double.IsFinite)];
        double meanAtEnd = neighbors.Select(pair => degrees[pair.I]).DefaultIfEmpty().Average();
        double covariance = neighbors.Sum(pair => (degrees[pair.I] - meanAtEnd) * (degrees[pair.J] - meanAtEnd));
        double variance = neighbors.Sum(pair => (degrees[pair.I] - meanAtEnd) * (degrees[pair.I] - meanAtEnd));
        return
        [
            n,
            graph.EdgeCount,
            graph.Sources.ToArray().Zip(graph.Targets.ToArray()).Count(edge => edge.First == edge.Second),
            Part(neighbors.Length, pairs.Length),
            mean,
            degrees.DefaultIfEmpty().Min(),
            degrees.DefaultIfEmpty().Max(),
            degrees.Select(degree => (degree - mean) * (degree - mean)).DefaultIfEmpty().Average(),
            degrees.Count(degree => degree == 0),
            components.Distinct().Count(),
            components.GroupBy(first => first).Select(group => group.Count()).DefaultIfEmpty().Max(),
            triangles,
            all.Select(Clustering).DefaultIfEmpty().Average(),
            Part(3 * triangles, degrees.Sum(degree => degree * (degree - 1) / 2)),
            variance > 1e-9 ? covariance / variance : 0,
            finite.DefaultIfEmpty().Max(),
            finite.DefaultIfEmpty().Average(),
        ];
    }
}
