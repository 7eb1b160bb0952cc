using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

/// <summary>What a cursor over nodes reads, and how it moves.</summary>
public class NodeCursorTests
{
    private static readonly Graph Nothing = new GraphBuilder(0).Build();
    private static readonly Graph Pair = new GraphBuilder(2).Build();
    private static readonly Graph Three = new GraphBuilder(3).Build();

    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Only_what_is_asked_for_is_read_and_once_a_row()
    {
        CountingRow[] rows = [new(), new()];
        IDataView data = ml.Data.LoadFromEnumerable(rows);
        IDataView view = ml.Transforms.ExpandNodes(values: [NodeValues.Scalar("Charge", "Charges"), NodeValues.Vector("Speed", "Charges")]).Fit(data).Transform(data);

        Assert.Equal([0, 1, 2, 0, 1, 2], view.Read<int>("Node"));
        Assert.Equal((2, 0), (rows.Sum(row => row.GraphsRead), rows.Sum(row => row.ChargesRead)));
        Assert.Equal([1, 2, 3, 1, 2, 3], view.Read<float>("Charge"));
        Assert.Equal((4, 2), (rows.Sum(row => row.GraphsRead), rows.Sum(row => row.ChargesRead)));
        Assert.Equal(6, view.Read<Graph>("Graph").Length);
        Assert.Equal((6, 2), (rows.Sum(row => row.GraphsRead), rows.Sum(row => row.ChargesRead)));

        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Charge"]]);
        ValueGetter<float> get = cursor.GetGetter<float>(view.Schema["Charge"]);
        while (cursor.MoveNext())
        {
            Assert.False(cursor.IsColumnActive(view.Schema["Charges"]));
        }

        Assert.Equal(2, rows.Sum(row => row.ChargesRead));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<int>(view.Schema["Node"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<int>(view.Schema["Charge"]));
        Assert.NotNull(get);
    }

    [Fact]
    public void Of_the_input_only_the_graph_and_what_is_needed_is_asked_for()
    {
        var spy = new SpyView(ml.Data.LoadFromEnumerable([new GraphRow { Graph = Pair }]));
        ITransformer transformer = ml.Transforms
            .ExpandNodes(values: [NodeValues.Scalar("Charge", "Charges"), NodeValues.Vector("Speed", "Speeds", 2), NodeValues.Vector("Either", "Speeds")])
            .Fit(spy);

        Assert.Equal(["Graph"], spy.AskedFor(transformer, "Node"));
        Assert.Equal(["Graph"], spy.AskedFor(transformer));
        Assert.Equal(["Graph", "Name"], spy.AskedFor(transformer, "Name", "Graph"));
        Assert.Equal(["Charges", "Graph"], spy.AskedFor(transformer, "Charge"));
        Assert.Equal(["Graph", "Speeds"], spy.AskedFor(transformer, "Speed", "Either", "Speeds"));
    }

    [Fact]
    public void Rows_are_read_one_at_a_time_as_nodes_are_asked_for()
    {
        int made = 0;
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 1_000_000).Select(_ =>
        {
            made++;
            return new GraphRow { Graph = Three };
        }));
        IDataView view = ml.Transforms.ExpandNodes().Fit(data).Transform(data);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        for (int node = 0; node < 4; node++)
        {
            Assert.True(cursor.MoveNext());
            Assert.Equal(node, cursor.Position);
        }

        Assert.InRange(made, 2, 50);
    }

    [Fact]
    public void A_cursor_ends_where_the_rows_end_and_stays_there()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new GraphRow { Graph = Nothing }, new GraphRow { Graph = Pair }, new GraphRow { Graph = Nothing }]);
        IDataView view = ml.Transforms.ExpandNodes().Fit(data).Transform(data);
        using DataViewRowCursor cursor = view.GetRowCursor([]);

        Assert.Equal(-1, cursor.Position);
        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => cursor.MoveNext()));
        Assert.Equal(-1, cursor.Position);
    }

    [Fact]
    public void No_two_nodes_have_one_id_and_ids_stay_what_they_are()
    {
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 2000).Select(i => new GraphRow { Graph = i % 2 == 0 ? Three : Pair }).ToArray());
        IDataView view = ml.Transforms.ExpandNodes().Fit(data).Transform(data);
        DataViewRowId[] ids = Ids(view);

        Assert.Equal(5000, ids.Distinct().Count());
        Assert.Equal(5000, ids.Select(id => id.Low).Distinct().Count());
        Assert.Equal(5000, ids.Select(id => id.High).Distinct().Count());
        Assert.Equal(ids, Ids(view));
        Assert.Equal(ids.Order(), Ids(ml.Data.ShuffleRows(view, seed: 3)).Order());
    }

    [Fact]
    public void A_set_of_cursors_gives_every_node_once()
    {
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 100).Select(i => new GraphRow { Graph = Three, Name = $"{i}" }).ToArray());
        IDataView view = ml.Transforms.ExpandNodes().Fit(data).Transform(data);
        List<string> found = [];
        foreach (DataViewRowCursor cursor in view.GetRowCursorSet(view.Schema, 3))
        {
            using (cursor)
            {
                ValueGetter<ReadOnlyMemory<char>> name = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["Name"]);
                ValueGetter<int> node = cursor.GetGetter<int>(view.Schema["Node"]);
                while (cursor.MoveNext())
                {
                    ReadOnlyMemory<char> text = default;
                    int index = -1;
                    name(ref text);
                    node(ref index);
                    found.Add($"{text} {index}");
                }
            }
        }

        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{i / 3} {i % 3}").Order(), found.Order());
    }

    private static DataViewRowId[] Ids(IDataView view)
    {
        using DataViewRowCursor cursor = view.GetRowCursor([]);
        ValueGetter<DataViewRowId> get = cursor.GetIdGetter();
        List<DataViewRowId> ids = [];
        while (cursor.MoveNext())
        {
            DataViewRowId id = default;
            get(ref id);
            ids.Add(id);
        }

        return [.. ids];
    }

    /// <summary>Counts how often its columns are read.</summary>
    private sealed class CountingRow
    {
        private readonly float[] charges = [1, 2, 3];

        [NoColumn]
        public int GraphsRead { get; private set; }

        [NoColumn]
        public int ChargesRead { get; private set; }

        [GraphColumn]
        public Graph Graph
        {
            get
            {
                GraphsRead++;
                return Three;
            }
        }

        public float[] Charges
        {
            get
            {
                ChargesRead++;
                return charges;
            }
        }
    }
}
