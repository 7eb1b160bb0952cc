using Equivariant.ML.Data;
using Equivariant.ML.Data.Tests;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>What holds of every rule that makes a graph of a graph.</summary>
public class RewriteRuleLaws
{
    private readonly MLContext ml = new(seed: 1);

    public static TheoryData<string> Rules => [.. RewriteRuleRows.Names];

    [Fact]
    public void Every_rule_has_a_row()
    {
        IEnumerable<Type> subjects = typeof(RewriteRule).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(RewriteRule)));

        Assert.Empty(subjects.Except(RewriteRuleRows.All.Select(rule => rule.GetType())));
        Assert.Equal(
            RewriteRules.All.Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal),
            RewriteRuleRows.All.Select(rule => rule.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Nodes_in_another_order_give_the_same_graph_in_that_order(string name)
    {
        RewriteRule rule = RewriteRuleRows.Of(name);
        Prop.ForAll(RandomGraphs.Seeds, seed =>
        {
            var random = new Random(seed);
            RenumberedGraph pair = RenumberedGraph.Draw(Placed(random), random);

            Assert.Equal(Parts(rule.Apply(pair.Graph)), Parts(rule.Apply(pair.Renumbered)));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Saved_and_loaded_or_read_again_by_many_threads_it_gives_the_same_bits(string name)
    {
        IDataView rows = Graphs();
        GraphRewriteTransformer transformer = Checks.FitAgreeing(new GraphRewriteEstimator("Made", "Graph", RewriteRuleRows.Of(name)), rows);
        ITransformer loaded = Checks.Reload(transformer, rows.Schema);
        Graph[] expected = transformer.Transform(rows).Read<Graph>("Made");
        Graph[][] found = new Graph[8][];
        Parallel.For(0, found.Length, i => found[i] = (i % 2 == 0 ? transformer : loaded).Transform(rows).Read<Graph>("Made"));

        foreach (Graph[] graphs in found)
        {
            Assert.Equal(expected.Length, graphs.Length);
            Assert.All(expected.Zip(graphs), both => RandomGraphs.AssertSame(both.First, both.Second));
        }
    }

    private IDataView Graphs() => ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(seed => new Row { Graph = Placed(new Random(seed)) }));

    /// <summary>Any graph, with a type of its own for each node and no two nodes as far apart as two others.</summary>
    private static Graph Placed(Random random)
    {
        Graph any = RandomGraphs.Any(random);
        float[] places = [.. Enumerable.Range(0, 3 * any.NodeCount).Select(_ => 3 * random.NextSingle())];
        return any.WithVelocities([], 0).WithPositions(places, 3).WithNodeTypes([.. Enumerable.Range(0, any.NodeCount)]);
    }

    /// <summary>Nodes and edges with all that is known of them, by the types of the nodes instead of their numbers, sorted.</summary>
    private static IEnumerable<string> Parts(Graph graph)
    {
        string Of<T>(ReadOnlySpan<T> values, int row, int width) => values.IsEmpty ? "" : string.Join(",", values.Slice(row * width, width).ToArray());
        IEnumerable<string> nodes = Enumerable.Range(0, graph.NodeCount).Select(node =>
            $"{Of(graph.NodeTypes, node, 1)} {Of(graph.NodeFeatures, node, graph.NodeFeatureWidth)} {Of(graph.Positions, node, graph.Dimension)}");
        IEnumerable<string> edges = Enumerable.Range(0, graph.EdgeCount).Select(edge =>
            $"{graph.NodeTypes[graph.Sources[edge]]}-{graph.NodeTypes[graph.Targets[edge]]} {Of(graph.EdgeWeights, edge, 1)} {Of(graph.EdgeTypes, edge, 1)}"
            + $" {Of(graph.EdgeFeatures, edge, graph.EdgeFeatureWidth)}");
        return nodes.Concat(edges).Order(StringComparer.Ordinal);
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;
    }
}
