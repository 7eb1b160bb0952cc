using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

public class ExpandNodesTests
{
    private static readonly Graph Pair = new GraphBuilder(2).AddUndirectedEdge(0, 1).WithPositions([0, 0, 0, 1, 0, 0]).Build();
    private static readonly Graph Three = new GraphBuilder(3).AddEdge(0, 1).WithPositions([0, 0, 0, 1, 0, 0, 0, 2, 0]).Build();
    private static readonly Graph Nothing = new GraphBuilder(0).WithPositions([]).Build();

    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Each_node_becomes_a_row_with_all_columns_its_index_and_its_own_values()
    {
        IDataView data = Data();
        ExpandNodesTransformer transformer = Checks.FitAgreeing(Estimator(), data);
        IDataView view = transformer.Transform(data);
        NodeRow[] rows = [.. ml.Data.CreateEnumerable<NodeRow>(view, reuseRowObject: false)];

        Assert.Equal(["a", "a", "c", "c", "c"], rows.Select(row => row.Name));
        Assert.Equal([0, 1, 0, 1, 2], rows.Select(row => row.Node));
        Assert.Equal([10, 11, 20, 21, 22], rows.Select(row => row.Charge));
        Assert.Equal([[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]], rows.Select(row => row.Speed));
        Assert.Equal([[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]], rows.Select(row => row.Either));
        Assert.Equal([[1, 2, 3, 4], [1, 2, 3, 4], [5, 6, 7, 8, 9, 10]], rows.Take(3).Select(row => row.Speeds));
        Assert.All(rows[..2], row => Assert.Same(Pair, row.Graph));
        Assert.All(rows[2..], row => Assert.Same(Three, row.Graph));
        Assert.Null(view.GetRowCount());
        Assert.False(view.CanShuffle);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 2), view.Schema["Speed"].Type);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single), view.Schema["Either"].Type);
        Assert.Equal(NumberDataViewType.Int32, view.Schema["Node"].Type);
    }

    [Fact]
    public void It_is_not_a_mapping_of_rows_and_says_so()
    {
        IDataView data = Data();
        ExpandNodesTransformer transformer = ml.Transforms.ExpandNodes().Fit(data);
        ITransformer chain = ml.Transforms.CopyColumns("Copy", "Name").Append(ml.Transforms.ExpandNodes()).Fit(data);

        Assert.False(transformer.IsRowToRowMapper);
        Assert.False(chain.IsRowToRowMapper);
        Assert.Equal(
            "GetRowToRowMapper method called despite IsRowToRowMapper being false.",
            Assert.Throws<InvalidOperationException>(() => transformer.GetRowToRowMapper(data.Schema)).Message);
        Assert.ThrowsAny<ArgumentException>(() => ml.Model.CreatePredictionEngine<GraphRow, NodeRow>(chain, ignoreMissingColumns: true));
    }

    [Fact]
    public void Works_in_a_chain_before_and_after_saving()
    {
        IDataView data = Data();
        IEstimator<ITransformer> estimator = ml.Transforms.CopyColumns("Before", "Name")
            .Append(Estimator())
            .Append(ml.Transforms.CopyColumns("After", "Charge"))
            .Append(ml.Transforms.Concatenate("Features", "Charge", "Speed"));
        ITransformer model = Checks.FitAgreeing(estimator, data);

        foreach (ITransformer either in new[] { model, Checks.Reload(model, data.Schema) })
        {
            IDataView view = either.Transform(data);
            Assert.Equal([10, 11, 20, 21, 22], view.Read<float>("After"));
            Assert.Equal([10f, 1, 2, 11, 3, 4], Vectors<float>(view, "Features").Take(2).SelectMany(values => values));
            Assert.Equal(5, view.Read<ReadOnlyMemory<char>>("Before").Length);
            Assert.Equal([[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]], Vectors<float>(view, "Either"));
        }
    }

    [Fact]
    public void Nodes_can_be_split_cached_shuffled_and_filtered()
    {
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new GraphRow { Graph = Three, Charges = [i, i, i] }).ToArray());
        IDataView nodes = ml.Transforms.ExpandNodes(values: NodeValues.Scalar("Charge", "Charges")).Fit(data).Transform(data);
        var split = ml.Data.TrainTestSplit(nodes, testFraction: 0.25, seed: 1);
        float[] expected = [.. Enumerable.Range(0, 120).Select(i => (float)(i / 3))];

        Assert.Equal(expected, ml.Data.Cache(nodes).Read<float>("Charge"));
        Assert.Equal(expected, ml.Data.ShuffleRows(nodes, seed: 1).Read<float>("Charge").Order());
        Assert.Equal(expected, split.TrainSet.Read<float>("Charge").Concat(split.TestSet.Read<float>("Charge")).Order());
        Assert.NotEmpty(split.TestSet.Read<float>("Charge"));
        Assert.Equal(30, ml.Data.FilterRowsByColumn(nodes, "Charge", lowerBound: 10, upperBound: 20).Read<int>("Node").Length);
        Assert.All(ml.Data.Cache(nodes).Read<Graph>("Graph"), graph => Assert.Same(Three, graph));
    }

    [Fact]
    public void The_score_of_a_model_of_vectors_comes_back_as_a_row_a_node()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new GraphRow { Graph = Pair, Speeds = new float[6] }, new GraphRow { Graph = Three, Speeds = new float[9] }]);
        ITransformer model = ml.Regression.Trainers
            .NodeVectorRegression("Speeds", network: new EgnnOptions { Layers = 1, Width = 4, InferEdges = false }, epochs: 1).Fit(data);
        IDataView scored = model.Transform(data);
        IDataView nodes = ml.Transforms.ExpandNodes(values: NodeValues.Vector("Moved", "Score", 3)).Fit(scored).Transform(scored);

        Assert.Equal(Vectors<float>(scored, "Score").SelectMany(score => score.Chunk(3)), Vectors<float>(nodes, "Moved"));
    }

    [Fact]
    public void Graphs_that_are_made_on_the_way_are_made_once_a_row_and_shared_by_its_nodes()
    {
        IDataView data = Data();
        IDataView view = ml.Transforms.CompleteGraph("Made", "Graph").Append(ml.Transforms.ExpandNodes("Made")).Fit(data).Transform(data);
        Graph[] made = view.Read<Graph>("Made");

        Assert.Same(made[0], made[1]);
        Assert.Same(made[2], made[4]);
        Assert.NotSame(made[1], made[2]);
    }

    private ExpandNodesEstimator Estimator() => ml.Transforms.ExpandNodes(
        "Graph", "Node", NodeValues.Scalar("Charge", "Charges"), NodeValues.Vector("Speed", "Speeds", 2), NodeValues.Vector("Either", "Speeds"));

    private IDataView Data() => ml.Data.LoadFromEnumerable(
    [
        new GraphRow { Graph = Pair, Name = "a", Charges = [10, 11], Speeds = [1, 2, 3, 4] },
        new GraphRow { Graph = Nothing, Name = "b" },
        new GraphRow { Graph = Three, Name = "c", Charges = [20, 21, 22], Speeds = [5, 6, 7, 8, 9, 10] },
    ]);

    private static IEnumerable<T[]> Vectors<T>(IDataView view, string column) =>
        view.Read<VBuffer<T>>(column).Select(vector => vector.DenseValues().ToArray());

    private sealed class NodeRow
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public string Name { get; set; } = "";

        public int Node { get; set; }

        public float Charge { get; set; }

        public float[] Speed { get; set; } = [];

        public float[] Either { get; set; } = [];

        public float[] Speeds { get; set; } = [];
    }
}
