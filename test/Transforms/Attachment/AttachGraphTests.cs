using System.IO.Compression;
using Equivariant.ML.Data;
using Equivariant.ML.Data.Tests;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

public class AttachGraphTests
{
    private readonly MLContext ml = new(seed: 1);

    private static readonly Graph Line = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).WithNodeTypes([1, 2, 1]).Build();

    [Fact]
    public void Every_row_has_the_same_graph()
    {
        IDataView rows = Rows(50);
        AttachGraphTransformer transformer = Checks.FitAgreeing(ml.Transforms.AttachGraph("Graph", Line), rows);
        IDataView view = transformer.Transform(rows);

        Assert.Same(Line, transformer.Graph);
        Assert.Equal(50, view.GetRowCount() ?? 50);
        Assert.All(view.Read<Graph>("Graph"), graph => Assert.Same(Line, graph));
        Assert.Equal(Enumerable.Range(0, 50), view.Read<int>("Node"));
    }

    [Fact]
    public void Split_cached_shuffled_rows_go_on_sharing_it()
    {
        IDataView rows = Rows(50);
        IDataView view = ml.Data.Cache(ml.Data.ShuffleRows(ml.Transforms.AttachGraph("Graph", Line).Fit(rows).Transform(rows)));
        var split = ml.Data.TrainTestSplit(view, testFraction: 0.3);

        Assert.Equal(50, split.TrainSet.Read<Graph>("Graph").Concat(split.TestSet.Read<Graph>("Graph")).Count(graph => ReferenceEquals(graph, Line)));
    }

    [Fact]
    public void Any_graph_comes_back_from_a_file_and_is_shared_again() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph graph = RandomGraphs.Any(new Random(seed));
        IDataView rows = Rows(2);
        Graph[] loaded = Checks.Reload(ml.Transforms.AttachGraph("Molecule", graph).Fit(rows)).Transform(rows).Read<Graph>("Molecule");

        RandomGraphs.AssertSame(graph, loaded[0]);
        Assert.Same(loaded[0], loaded[1]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_model_file_has_the_graph_once_in_a_part_of_its_own()
    {
        Graph large = new GraphBuilder(1000).WithNodeFeatures([.. Enumerable.Range(0, 5000).Select(i => (float)i)], 5).Build();
        IDataView rows = Rows(100);
        ITransformer model = ml.Transforms.CopyColumns("Id", "Node").Append(ml.Transforms.AttachGraph("Graph", large)).Fit(rows);
        using var stream = new MemoryStream();
        ml.Model.Save(model, rows.Schema, stream);

        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        ZipArchiveEntry part = Assert.Single(zip.Entries, entry => entry.FullName.EndsWith("graph.bin", StringComparison.Ordinal));
        Assert.InRange(part.Length, 4 * (5000 + 1001), (4 * (5000 + 1001)) + 100);
        Assert.InRange(zip.Entries.Sum(entry => entry.Length) - part.Length, 0, 4000);
    }

    [Fact]
    public void A_prediction_engine_brings_the_graph_to_an_id()
    {
        IDataView rows = Rows(1);
        ITransformer model = Checks.Reload(ml.Transforms.CopyColumns("Id", "Node").Append(ml.Transforms.AttachGraph("Graph", Line)).Fit(rows), rows.Schema);
        using PredictionEngine<NodeRow, Attached> engine = ml.Model.CreatePredictionEngine<NodeRow, Attached>(model);

        Attached first = engine.Predict(new NodeRow { Node = 4 });
        Assert.Equal(4, first.Id);
        RandomGraphs.AssertSame(Line, first.Graph);
        Assert.Same(first.Graph, engine.Predict(new NodeRow { Node = 5 }).Graph);
    }

    [Fact]
    public void A_cursor_of_the_graphs_reads_nothing_else()
    {
        var rows = new SpyView(Rows(3));
        AttachGraphTransformer transformer = ml.Transforms.AttachGraph("Graph", Line).Fit(rows);
        Assert.Empty(rows.AskedFor(transformer, "Graph"));
        Assert.Equal(["Node"], rows.AskedFor(transformer, "Graph", "Node"));

        IDataView view = transformer.Transform(rows);
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Graph"]]);

        Assert.True(cursor.MoveNext());
        Assert.False(cursor.IsColumnActive(view.Schema["Node"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<int>(view.Schema["Node"]));
    }

    [Fact]
    public void A_graph_that_is_there_already_is_hidden()
    {
        IDataView rows = Rows(1);
        IDataView view = ml.Transforms.AttachGraph("Graph", Line).Fit(rows).Transform(rows);
        Graph other = new GraphBuilder(7).Build();

        Assert.Same(other, Assert.Single(Checks.FitAgreeing(ml.Transforms.AttachGraph("Graph", other), view).Transform(view).Read<Graph>("Graph")));
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Equal("outputColumnName", Assert.Throws<ArgumentException>(() => ml.Transforms.AttachGraph("", Line)).ParamName);
        Assert.Equal("graph", Assert.Throws<ArgumentNullException>(() => ml.Transforms.AttachGraph("Graph", null!)).ParamName);
    }

    private IDataView Rows(int count) => ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(node => new NodeRow { Node = node }).ToArray());

    private sealed class NodeRow
    {
        public int Node { get; set; }
    }

    private sealed class Attached
    {
        public int Id { get; set; }

        [GraphColumn]
        public Graph Graph { get; set; } = null!;
    }
}
