using Equivariant.ML.Data;
using Equivariant.ML.Data.Tests;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>What holds of every rule that makes another graph of a graph.</summary>
public class GraphRewriteLaws
{
    private const string Output = "Other";

    private readonly MLContext ml = new(seed: 1);

    public static TheoryData<string> Rules => [.. GraphRewriteRows.Names];

    [Fact]
    public void Every_rule_has_a_row()
    {
        IEnumerable<Type> subjects = typeof(GraphRewriteRule).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(GraphRewriteRule)));

        Assert.Empty(subjects.Except(GraphRewriteRows.All.Select(rule => rule.GetType())));
        Assert.Equal(
            GraphRewriteRules.All.Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal),
            GraphRewriteRows.All.Select(rule => rule.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Nodes_in_another_order_give_the_same_graph_in_that_order(string name)
    {
        GraphRewriteRule rule = GraphRewriteRows.Of(name);
        bool IsKept(int seed)
        {
            var random = new Random(seed);
            RenumberedGraph pair = RenumberedGraph.Draw(GraphRewriteRows.Draw(rule, random), random);
            return WholeGraphs.AreSame(rule.Apply(pair.Graph), rule.Apply(pair.Renumbered));
        }

        if (rule.Order == NodeOrder.Matters)
        {
            Assert.Contains(Enumerable.Range(0, 100), seed => !IsKept(seed));
            return;
        }

        Prop.ForAll(RandomGraphs.Seeds, IsKept).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Only_where_a_rule_says_so_does_the_order_decide_between_equals()
    {
        // Two components of one size.
        Graph tie = new GraphBuilder(4).AddEdge(0, 2).AddEdge(1, 3).WithNodeFeatures([1, 2, 3, 4], 1)
            .WithPositions([0, 1, 2, 4], 1).WithNodeTypes([0, 0, 0, 0]).WithEdgeTypes([0, 0]).Build();
        Graph turned = tie.Subgraph(3, 2, 1, 0);

        Assert.All(GraphRewriteRows.All.Where(rule => rule.Order != NodeOrder.Matters), rule =>
            Assert.Equal(rule.Order == NodeOrder.Follows, WholeGraphs.AreSame(Apply(rule, tie), Apply(rule, turned))));

        static Graph Apply(GraphRewriteRule rule, Graph graph) => rule.Apply(GraphRewriteRows.IsSpectral(rule) ? graph.ToUndirected() : graph);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_graph_without_nodes_stays_one_unless_a_node_is_asked_for(string name)
    {
        GraphRewriteRule rule = GraphRewriteRows.Of(name);
        Graph none = new GraphBuilder(0).Build();
        if (rule is NeighborhoodRule)
        {
            Assert.Throws<ArgumentException>(() => rule.Apply(none));
            return;
        }

        Assert.Equal(0, rule.Apply(none).EdgeCount);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Saved_and_loaded_it_gives_the_same_bits(string name)
    {
        IDataView rows = Graphs(name);
        GraphRewriteTransformer transformer = Checks.FitAgreeing(Estimator(name), rows);
        ITransformer loaded = Checks.Reload(transformer);

        Assert.Equal(GraphDataViewType.Instance, loaded.GetOutputSchema(rows.Schema)[Output].Type);
        AssertSame(Read(transformer.Transform(rows)), Read(loaded.Transform(rows)));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Read_twice_and_by_many_threads_it_gives_the_same_bits(string name)
    {
        IDataView view = Estimator(name).Fit(Graphs(name)).Transform(Graphs(name));
        Graph[] expected = Read(view);
        var found = new Graph[8][];
        Parallel.For(0, found.Length, i => found[i] = Read(view));

        Assert.All(found, graphs => AssertSame(expected, graphs));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_graph_of_a_row_does_not_depend_on_other_rows(string name)
    {
        Graph[] graphs = [.. Read(Graphs(name), "Graph")];
        Graph[] backwards = Read(Estimator(name).Fit(Graphs(name)).Transform(View(graphs.Reverse())));

        AssertSame([.. Read(Estimator(name).Fit(Graphs(name)).Transform(View(graphs)))], [.. backwards.Reverse()]);
    }

    private static GraphRewriteEstimator Estimator(string name) => new(Output, "Graph", GraphRewriteRows.Of(name));

    private IDataView Graphs(string name) => View(Enumerable.Range(0, 30).Select(seed => GraphRewriteRows.Draw(GraphRewriteRows.Of(name), new Random(seed))));

    private IDataView View(IEnumerable<Graph> graphs) => ml.Data.LoadFromEnumerable(graphs.Select(graph => new Row { Graph = graph }));

    private static Graph[] Read(IDataView view, string column = Output) => view.Read<Graph>(column);

    private static void AssertSame(Graph[] expected, Graph[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => RandomGraphs.AssertSame(pair.First, pair.Second));
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;
    }
}
