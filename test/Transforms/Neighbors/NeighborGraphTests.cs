using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

public class NeighborGraphTests
{
    private readonly MLContext ml = new(seed: 1);

    /// <summary>Four nodes on a line at 0, 1, 3 and 7.</summary>
    private static readonly Graph Line = new GraphBuilder(4).WithPositions([0, 1, 3, 7], 1).WithNodeTypes([1, 1, 1, 1]).Build();

    public static TheoryData<string> Names => ["radius", "radius 1", "nearest", "complete"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Joins_as_Neighbors_does_now_and_after_saving(string name)
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Rows(Line, Data.Neighbors.Complete(Line)));
        GraphRewriteTransformer transformer = Estimator(name).Fit(rows);
        ITransformer loaded = Reload(transformer, rows.Schema);
        ITransformer chained = Reload(transformer.Append(Estimator("complete").Fit(rows)).GetModelFor(TransformerScope.Everything), rows.Schema);

        foreach (IDataView view in new[] { transformer.Transform(rows), loaded.Transform(rows) })
        {
            Assert.All(Read(view), row => Assert.Equal(Edges(Expected(name)), Edges(row.Graph)));
        }

        Assert.All(Read(chained.Transform(rows)), row => Assert.Equal(12, row.Graph.EdgeCount));
    }

    [Fact]
    public void A_prediction_engine_joins_one_graph()
    {
        ITransformer model = ml.Transforms.RadiusGraph("Graph", cutoff: 2).Fit(ml.Data.LoadFromEnumerable(Rows(Line)));
        using PredictionEngine<Row, Row> engine = ml.Model.CreatePredictionEngine<Row, Row>(model);

        Row predicted = engine.Predict(new Row { Graph = Line, Id = 7 });
        Assert.Equal([(1, 0), (0, 1), (2, 1), (1, 2)], Edges(predicted.Graph));
        Assert.Equal(7, predicted.Id);
    }

    [Fact]
    public void Another_column_leaves_the_input_column_as_it_was()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Rows(Line));
        IDataView view = ml.Transforms.CompleteGraph("Joined", "Graph").Fit(rows).Transform(rows);

        Assert.Equal(["Graph", "Id", "Joined"], view.Schema.Select(column => column.Name).Order());
        Assert.Equal(GraphDataViewType.Instance, view.Schema["Joined"].Type);
        Assert.Equal(12, Assert.Single(ml.Data.CreateEnumerable<Joined>(view, reuseRowObject: false)).Graph.EdgeCount);
        Assert.Same(Line, Assert.Single(Read(view)).Graph);
    }

    [Fact]
    public void Works_in_a_chain_between_split_and_cache()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Row { Graph = Line, Id = i }));
        var split = ml.Data.TrainTestSplit(rows, testFraction: 0.25, seed: 1);
        var model = ml.Transforms.RadiusGraph("Graph", 2).Append(ml.Transforms.NearestNeighborGraph("Graph", 1)).Fit(split.TrainSet);
        IDataView cached = ml.Data.Cache(model.Transform(split.TestSet));

        Assert.NotEmpty(Read(cached));
        Assert.All(Read(cached), row => Assert.Equal([(1, 0), (0, 1), (1, 2), (2, 3)], Edges(row.Graph)));
    }

    [Fact]
    public void Whoever_asks_for_the_graph_of_a_row_gets_the_same_one()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Rows(Line, Line.WithPositions([0, 1, 2, 3], 1)));
        IDataView view = ml.Transforms.RadiusGraph("Graph", cutoff: 2).Fit(rows).Transform(rows);
        DataViewSchema.Column column = view.Schema["Graph"];
        using DataViewRowCursor cursor = view.GetRowCursor([column]);
        ValueGetter<Graph>[] getters = [cursor.GetGetter<Graph>(column), cursor.GetGetter<Graph>(column)];
        Graph?[] last = [null, null];
        while (cursor.MoveNext())
        {
            Graph?[] graphs = [null, null];
            getters[0](ref graphs[0]!);
            getters[1](ref graphs[1]!);
            Assert.Same(graphs[0], graphs[1]);
            Assert.NotSame(last[0], graphs[0]);
            last = graphs;
        }

        Assert.NotNull(last[0]);
    }

    [Fact]
    public void Rows_that_share_a_graph_go_on_sharing_one_and_only_rows_that_are_read_are_joined()
    {
        int made = 0;
        IDataView rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 1_000_000).Select(i =>
        {
            made++;
            return new Row { Graph = Line, Id = i };
        }));
        Row[] first = [.. Read(ml.Transforms.CompleteGraph("Graph").Fit(rows).Transform(rows)).Take(3)];

        Assert.Same(first[0].Graph, first[2].Graph);
        Assert.InRange(made, 3, 100);
    }

    [Fact]
    public void A_cursor_that_does_not_need_the_graph_does_not_join()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Rows(new GraphBuilder(1).Build()));
        IDataView view = ml.Transforms.RadiusGraph("Graph", 1).Fit(rows).Transform(rows);
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Id"]]);

        Assert.True(cursor.MoveNext());
        Assert.False(cursor.IsColumnActive(view.Schema["Graph"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<Graph>(view.Schema["Graph"]));
        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void A_row_without_positions_or_without_a_graph_is_named()
    {
        string Message(Graph bad)
        {
            IDataView rows = ml.Data.LoadFromEnumerable(Rows(Line, bad));
            IDataView view = ml.Transforms.RadiusGraph("Graph", 1).Fit(rows).Transform(rows);
            return Assert.Throws<InvalidOperationException>(() => Read(view).ToList()).Message;
        }

        Assert.StartsWith("RadiusGraph, column 'Graph', row 1: Graph: 1 nodes, 0 edges has no positions", Message(new GraphBuilder(1).Build()), StringComparison.Ordinal);
        Assert.StartsWith("RadiusGraph, column 'Graph', row 1: found no graph; expected one", Message(null!), StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_is_checked_before_data_are_read()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Unreadable());
        string Message(string column) => Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.RadiusGraph("Graph", 1, column).Fit(rows)).Message;
        string ChainMessage(string column) => Assert.Throws<ArgumentOutOfRangeException>(
            () => ml.Transforms.CompleteGraph("Graph").Append(ml.Transforms.RadiusGraph("Graph", 1, column)).Fit(rows)).Message;

        foreach (Func<string, string> message in new Func<string, string>[] { Message, ChainMessage })
        {
            Assert.Contains("Could not find input column 'Molecule'", message("Molecule"), StringComparison.Ordinal);
            Assert.Contains("Schema mismatch for input column 'Id': expected Graph, got Single", message("Id"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Options_are_checked_where_they_are_given()
    {
        Assert.Equal("cutoff", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.RadiusGraph("Graph", 0)).ParamName);
        Assert.Equal("maxNeighbors", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.RadiusGraph("Graph", 1, maxNeighbors: 0)).ParamName);
        Assert.Equal("k", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.NearestNeighborGraph("Graph", 0)).ParamName);
        Assert.Equal("outputColumnName", Assert.Throws<ArgumentException>(() => ml.Transforms.CompleteGraph("")).ParamName);
    }

    private static IEnumerable<Row> Rows(params Graph[] graphs) => graphs.Select((graph, i) => new Row { Graph = graph, Id = i });

    private static IEnumerable<Row> Unreadable() =>
        Enumerable.Range(0, 1).Select<int, Row>(_ => throw new InvalidOperationException("The data were read."));

    private static IEnumerable<(int Source, int Target)> Edges(Graph graph) => graph.Sources.ToArray().Zip(graph.Targets.ToArray());

    private GraphRewriteEstimator Estimator(string name) => name switch
    {
        "radius" => ml.Transforms.RadiusGraph("Graph", 2.5),
        "radius 1" => ml.Transforms.RadiusGraph("Graph", 2.5, maxNeighbors: 1),
        "nearest" => ml.Transforms.NearestNeighborGraph("Graph", 2),
        _ => ml.Transforms.CompleteGraph("Graph"),
    };

    private static Graph Expected(string name) => name switch
    {
        "radius" => Data.Neighbors.Radius(Line, 2.5),
        "radius 1" => Data.Neighbors.Radius(Line, 2.5, 1),
        "nearest" => Data.Neighbors.Nearest(Line, 2),
        _ => Data.Neighbors.Complete(Line),
    };

    private IEnumerable<Row> Read(IDataView view) => ml.Data.CreateEnumerable<Row>(view, reuseRowObject: false);

    private static ITransformer Reload(ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        new MLContext().Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public float Id { get; set; }
    }

    private sealed class Joined
    {
        [GraphColumn]
        [ColumnName("Joined")]
        public Graph Graph { get; set; } = null!;
    }
}
