using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

public sealed class ScoredViewTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly GraphRegressionTransformer Model =
        Context.Regression.Trainers.GraphRegression(Small.Graph(1)).Fit(Context.View(Samples.Distances(20)));

    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Nothing_is_read_before_a_row_is_asked_for_and_then_only_a_few_ahead()
    {
        int made = 0;
        Sample[] rows = Samples.Distances(10);
        IDataView view = Model.Transform(ml.Data.LoadFromEnumerable(Endless(rows, () => made++)));
        using (DataViewRowCursor cursor = view.GetRowCursor(view.Schema))
        {
            Assert.Equal(0, made);
            Assert.True(cursor.MoveNext());
            Assert.InRange(made, 1, 64);
            for (int row = 0; row < 200; row++)
            {
                Assert.True(cursor.MoveNext());
            }
        }

        Assert.InRange(made, 201, 256);
        Assert.Null(view.GetRowCount());
        Assert.Equal(10, Model.Transform(ml.View(rows)).GetRowCount() ?? 10);
    }

    [Fact]
    public void Large_graphs_are_scored_a_few_at_a_time()
    {
        Sample[] large = [.. Enumerable.Range(0, 2).Select(_ => new Sample { Graph = new GraphBuilder(40_000).WithPositions(new float[120_000]).Build() })];
        int made = 0;
        IDataView view = Model.Transform(ml.Data.LoadFromEnumerable(Endless(large, () => made++)));
        Assert.True(float.IsFinite(view.Read<float>(null, "Score").First()));
        Assert.Equal(2, made);
    }

    [Fact]
    public void Where_the_score_is_not_asked_for_nothing_is_scored()
    {
        // Such a graph cannot be scored.
        Sample[] rows = [new() { Graph = new GraphBuilder(1).Build(), Id = 7 }, new() { Id = 8 }];
        IDataView view = Model.Transform(ml.View(rows));

        Assert.Equal([7, 8], view.Read<int>(null, "Id"));
        Assert.Same(rows[0].Graph, view.Read<Graph>(null, "Graph").First());
        Assert.Throws<InvalidOperationException>(() => view.Read<float>(null, "Score").First());
    }

    [Fact]
    public void Columns_of_every_type_pass_through_row_by_row_with_their_ids()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 150).Select(WideRow.Create).ToArray());
        string[] names = [.. rows.Schema.Select(column => column.Name)];
        IDataView scored = Model.Transform(rows);

        Assert.Equal(Cells.Rows(rows, names), Cells.Rows(scored, names));

        // And beside the score, in another order.
        string[] mixed = ["Score", .. names.Reverse()];
        Assert.Equal(Cells.Rows(rows, [.. names.Reverse()]), Cells.Rows(scored, mixed).Select(row => row.Where((_, column) => column != 1)));
        Assert.Equal(rows.Schema.Select(column => column.Type), scored.Schema.Take(names.Length).Select(column => column.Type));
    }

    [Fact]
    public void A_score_that_is_already_there_is_hidden()
    {
        Sample[] rows = Samples.Distances(5);
        IDataView before = ml.Transforms.CopyColumns("Score", "Label").Fit(ml.View(rows)).Transform(ml.View(rows));
        Assert.Equal(ml.Scores(Model, rows), Model.Transform(before).Read<float>(null, "Score"));
        Assert.Equal(ml.Scores(Model, rows), Model.Transform(Model.Transform(ml.View(rows))).Read<float>(null, "Score"));
    }

    [Fact]
    public void Shuffling_splitting_and_caching_before_and_after_give_each_row_its_score()
    {
        Sample[] rows = Samples.Distances(150);
        float[] expected = ml.Scores(Model, rows);
        IDataView view = ml.View(rows);
        IDataView scored = Model.Transform(view);
        DataOperationsCatalog.TrainTestData before = ml.Data.TrainTestSplit(view, 0.3);
        DataOperationsCatalog.TrainTestData after = ml.Data.TrainTestSplit(scored, 0.3);
        Dictionary<string, IDataView[]> ways = new()
        {
            ["shuffled before"] = [Model.Transform(ml.Data.ShuffleRows(view, seed: 1))],
            ["shuffled after"] = [ml.Data.ShuffleRows(scored, seed: 1)],
            ["cached before"] = [Model.Transform(ml.Data.Cache(view))],
            ["cached after"] = [ml.Data.Cache(scored)],
            ["cached and shuffled before"] = [Model.Transform(ml.Data.ShuffleRows(ml.Data.Cache(view), seed: 2))],
            ["cached before, shuffled after"] = [ml.Data.ShuffleRows(Model.Transform(ml.Data.Cache(view)), seed: 2)],
            ["split before"] = [Model.Transform(before.TrainSet), Model.Transform(before.TestSet)],
            ["split after"] = [after.TrainSet, after.TestSet],
        };
        foreach ((string way, IDataView[] views) in ways)
        {
            ScoredRow[] found = [.. views.SelectMany(part => ml.Data.CreateEnumerable<ScoredRow>(part, reuseRowObject: false))];
            Assert.Equal(rows.Length, found.Length);
            Assert.Equal(Enumerable.Range(0, rows.Length), found.Select(row => row.Id).Order());
            Assert.All(found, row => Assert.True(Close(expected[row.Id], row.Score), $"{way}: row {row.Id} has {row.Score}, not {expected[row.Id]}."));
        }
    }

    [Fact]
    public void Positions_count_the_rows_and_the_cursor_says_when_it_has_none()
    {
        IDataView view = Model.Transform(ml.View(Samples.Distances(70)));
        DataViewSchema.Column score = view.Schema["Score"];
        using DataViewRowCursor cursor = view.GetRowCursor([score]);
        ValueGetter<float> get = cursor.GetGetter<float>(score);
        float value = 0;

        Assert.Equal(-1, cursor.Position);
        Assert.Throws<InvalidOperationException>(() => get(ref value));
        for (int row = 0; row < 70; row++)
        {
            Assert.True(cursor.MoveNext());
            Assert.Equal(row, cursor.Position);
            get(ref value);
        }

        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
        Assert.Throws<InvalidOperationException>(() => get(ref value));
    }

    [Fact]
    public void Getters_of_other_columns_or_types_are_refused()
    {
        IDataView view = Model.Transform(ml.View(Samples.Distances(2)));
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Score"]]);

        Assert.True(cursor.IsColumnActive(view.Schema["Score"]));
        Assert.False(cursor.IsColumnActive(view.Schema["Graph"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<Graph>(view.Schema["Graph"]));
        Assert.Contains("holds System.Single", Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(view.Schema["Score"])).Message);
    }

    [Fact]
    public void A_row_that_cannot_be_scored_is_named()
    {
        string Message(Graph? graph)
        {
            Sample[] rows = Samples.Distances(100);
            rows[70].Graph = graph!;
            return Assert.Throws<InvalidOperationException>(() => ml.Scores(Model, rows)).Message;
        }

        Assert.Equal("Row 70: the graph has 0 dimensions of positions; expected 3, as in the first training graph.", Message(new GraphBuilder(2).Build()));
        Assert.Equal("Row 70: column 'Graph' holds no graph.", Message(null));
    }

    [Fact]
    public void After_a_row_that_cannot_be_scored_a_cursor_skips_none_but_ends()
    {
        Sample[] rows = Samples.Distances(300);
        rows[70].Graph = null!;
        IDataView view = Model.Transform(ml.View(rows));
        DataViewSchema.Column score = view.Schema["Score"];
        using DataViewRowCursor cursor = view.GetRowCursor([score]);
        ValueGetter<float> get = cursor.GetGetter<float>(score);
        float value = 0;
        for (int row = 0; row < 64; row++)
        {
            Assert.True(cursor.MoveNext());
        }

        Assert.Throws<InvalidOperationException>(() => cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
        Assert.Throws<InvalidOperationException>(() => get(ref value));
        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
    }

    [Fact]
    public void Several_cursors_may_run_at_once()
    {
        Sample[] rows = Samples.Distances(200);
        float[] expected = ml.Scores(Model, rows);
        var found = new float[8][];
        Parallel.For(0, found.Length, i => found[i] = ml.Scores(Model, rows));
        Assert.All(found, scores => Assert.Equal(expected, scores));
        IDataView view = Model.Transform(ml.View(rows));
        Assert.Equal(expected, Assert.Single(view.GetRowCursorSet([view.Schema["Score"]], 4)).Drain());
    }

    private static bool Close(float expected, float found) => MathF.Abs(expected - found) <= 1e-5f * (1 + MathF.Abs(expected));

    private static IEnumerable<Sample> Endless(Sample[] rows, Action made)
    {
        for (int i = 0; ; i++)
        {
            made();
            yield return rows[i % rows.Length];
        }
    }
}

internal static class CursorExtensions
{
    public static IEnumerable<float> Drain(this DataViewRowCursor cursor)
    {
        using (cursor)
        {
            ValueGetter<float> get = cursor.GetGetter<float>(cursor.Schema["Score"]);
            float value = 0;
            while (cursor.MoveNext())
            {
                get(ref value);
                yield return value;
            }
        }
    }
}
