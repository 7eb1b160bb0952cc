using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Data.Tests;

public class GraphColumnTests
{
    private readonly MLContext ml = new(seed: 1);

    private static Molecule[] Molecules(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Molecule { Graph = new GraphBuilder(i).Build(), Energy = i })];

    [Fact]
    public void Rows_come_back_with_their_graphs()
    {
        Molecule[] rows = Molecules(3);
        IDataView view = ml.Data.LoadFromEnumerable(rows);

        Assert.Equal(GraphDataViewType.Instance, view.Schema["Graph"].Type);
        Assert.Equal("Graph", view.Schema["Graph"].Type.ToString());
        Molecule[] back = [.. ml.Data.CreateEnumerable<Molecule>(view, reuseRowObject: false)];
        Assert.Equal(rows.Select(row => row.Graph), back.Select(row => row.Graph));
        Assert.Equal(rows.Select(row => row.Energy), back.Select(row => row.Energy));
    }

    [Fact]
    public void Cache_shuffle_and_split_keep_the_column()
    {
        IDataView view = ml.Data.LoadFromEnumerable(Molecules(50));
        IDataView cached = ml.Data.Cache(view);
        IDataView shuffled = ml.Data.ShuffleRows(cached, seed: 1);
        var split = ml.Data.TrainTestSplit(shuffled, testFraction: 0.2, seed: 1);

        foreach (IDataView kept in new[] { cached, shuffled })
        {
            Assert.Equal(Enumerable.Range(0, 50), NodeCounts(kept).Order());
        }

        Assert.Equal(Enumerable.Range(0, 50), NodeCounts(split.TrainSet).Concat(NodeCounts(split.TestSet)).Order());
        Assert.Equal(NodeCounts(cached), NodeCounts(cached));
    }

    [Fact]
    public void Cursors_give_the_graph_itself()
    {
        Molecule[] rows = Molecules(2);
        IDataView view = ml.Data.LoadFromEnumerable(rows);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        ValueGetter<Graph> getter = cursor.GetGetter<Graph>(view.Schema["Graph"]);
        Graph? graph = null;
        Assert.True(cursor.MoveNext());
        getter(ref graph!);

        Assert.Same(rows[0].Graph, graph);
    }

    [Fact]
    public void Types_and_attributes_are_equal_and_registering_again_is_harmless()
    {
        var attribute = new GraphColumnAttribute();
        attribute.Register();
        new GraphColumnAttribute().Register();

        Assert.Equal(attribute, new GraphColumnAttribute());
        Assert.Equal(attribute.GetHashCode(), new GraphColumnAttribute().GetHashCode());
        Assert.False(GraphDataViewType.Instance.Equals((DataViewType)NumberDataViewType.Single));
    }

    private IEnumerable<int> NodeCounts(IDataView view) =>
        [.. ml.Data.CreateEnumerable<Molecule>(view, reuseRowObject: false).Select(row =>
        {
            Assert.Equal(row.Energy, row.Graph.NodeCount);
            return row.Graph.NodeCount;
        })];

    private sealed class Molecule
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public float Energy { get; set; }
    }
}
