using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class WeisfeilerLehmanTests
{
    [Fact]
    public void Nodes_have_one_colour_where_they_have_one_neighbourhood_spelled_out() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        Graph[] graphs = [Draw(random), Draw(random)];
        int iterations = random.Next(4);
        (bool edgeTypes, bool features) = (random.Next(2) == 0, random.Next(2) == 0);
        string[] spelled = [.. graphs.SelectMany(graph => Spell(graph, iterations, edgeTypes, features))];
        ulong[] colors = [.. graphs.SelectMany(graph => WeisfeilerLehman.Colors(graph, iterations, edgeTypes, features))];

        Assert.Equal(spelled.Length, colors.Length);
        Assert.Equal(Classes(spelled), Classes(colors));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Buckets_count_colours() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph graph = Draw(new Random(seed));
        ulong[] colors = WeisfeilerLehman.Colors(graph, 2);
        SparseMatrix histogram = WeisfeilerLehman.Histogram(graph, 2, 4);
        double[] counted = new double[16];
        foreach ((ulong color, int place) in colors.Select((color, place) => (color, place)))
        {
            counted[WeisfeilerLehman.Bucket(color, place / graph.NodeCount, 4)]++;
        }

        Assert.Equal((1, 16), (histogram.RowCount, histogram.ColumnCount));
        Assert.Equal(counted, histogram.ToDense());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Buckets_are_about_as_full_as_each_other()
    {
        int[] counts = new int[16];
        for (ulong color = 0; color < 16_000; color++)
        {
            counts[WeisfeilerLehman.Bucket(color, 1, 4)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Its_numbers_are_the_same_for_ever()
    {
        Graph graph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(2, 1).WithNodeTypes([6, 8, 6]).WithEdgeTypes([1, 2]).Build();

        Assert.Equal([7191089600892374487, 12587370737594032228, 7191089600892374487, 11241344834629033336, 9108138882963794850, 11241344834629033336], WeisfeilerLehman.Colors(graph, 1));
    }

    [Fact]
    public void A_triangle_twice_looks_like_a_hexagon()
    {
        Graph triangles = new GraphBuilder(6).AddEdges([0, 1, 2, 3, 4, 5], [1, 2, 0, 4, 5, 3]).Build().ToUndirected();
        Graph hexagon = new GraphBuilder(6).AddEdges([0, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 0]).Build().ToUndirected();

        Assert.Equal(WeisfeilerLehman.Histogram(triangles, 9, 8).ToDense(), WeisfeilerLehman.Histogram(hexagon, 9, 8).ToDense());
        Assert.NotEqual(WeisfeilerLehman.Histogram(triangles, 1, 8).ToDense(), WeisfeilerLehman.Histogram(hexagon.WithEdgesWhere(edge => edge > 0), 1, 8).ToDense());
    }

    [Fact]
    public void Weights_do_not_matter_and_zeros_are_equal()
    {
        Graph graph = new GraphBuilder(2).AddEdge(0, 1).WithNodeFeatures([0f, -0f], 1).WithEdgeWeights([3]).Build();

        Assert.Equal(WeisfeilerLehman.Colors(graph, 2), WeisfeilerLehman.Colors(graph.WithEdgeWeights([]), 2));
        ulong[] first = WeisfeilerLehman.Colors(graph, 0, nodeFeatures: true);
        Assert.Equal(first[0], first[1]);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Graph none = new GraphBuilder(0).Build();
        Assert.Empty(WeisfeilerLehman.Colors(none, 3));
        Assert.Equal(0, WeisfeilerLehman.Histogram(none, 3, 24).EntryCount);
        Assert.Equal("iterations", Assert.Throws<ArgumentOutOfRangeException>(() => WeisfeilerLehman.Colors(none, -1)).ParamName);
        Assert.Equal("iterations", Assert.Throws<ArgumentOutOfRangeException>(() => WeisfeilerLehman.Colors(none, 1001)).ParamName);
        Assert.All([0, 25, -1, 32], bits => Assert.Equal("bits", Assert.Throws<ArgumentOutOfRangeException>(() => WeisfeilerLehman.Histogram(none, 1, bits)).ParamName));
        Assert.Contains("expected at most", Assert.Throws<ArgumentException>(() => WeisfeilerLehman.Colors(new GraphBuilder(3_000_000).Build(), 1000)).Message, StringComparison.Ordinal);
    }

    private static Graph Draw(Random random)
    {
        int nodes = random.Next(8);
        (int[] sources, int[] targets) = RandomGraphs.Edges(random, nodes);
        GraphBuilder builder = new GraphBuilder(nodes).AddEdges(sources, targets)
            .WithNodeFeatures([.. Enumerable.Range(0, nodes).Select(_ => (float)random.Next(2))], 1)
            .WithEdgeTypes([.. sources.Select(_ => random.Next(2))]);
        return (random.Next(2) == 0 ? builder.WithNodeTypes([.. Enumerable.Range(0, nodes).Select(_ => random.Next(2))]) : builder).Build();
    }

    /// <summary>The neighbourhoods as texts, those of all iterations one after the other.</summary>
    private static IEnumerable<string> Spell(Graph graph, int iterations, bool edgeTypes, bool features)
    {
        string[] texts = [.. Enumerable.Range(0, graph.NodeCount).Select(node =>
            $"{(graph.NodeTypes.IsEmpty ? "" : graph.NodeTypes[node])}|{(features ? graph.NodeFeatures[node] : "")}")];
        List<string> all = [.. texts];
        for (int i = 0; i < iterations; i++)
        {
            string[] next = [.. Enumerable.Range(0, graph.NodeCount).Select(node => $"{texts[node]}({string.Join(",", Enumerable.Range(0, graph.EdgeCount)
                .Where(edge => graph.Targets[edge] == node)
                .Select(edge => $"{texts[graph.Sources[edge]]}-{(edgeTypes && !graph.EdgeTypes.IsEmpty ? graph.EdgeTypes[edge] : "")}")
                .Order(StringComparer.Ordinal))})")];
            texts = next;
            all.AddRange(texts);
        }

        return all;
    }

    /// <summary>For each value the place of the first one like it.</summary>
    private static int[] Classes<T>(T[] values)
        where T : notnull => [.. values.Select(value => Array.IndexOf(values, value))];
}
