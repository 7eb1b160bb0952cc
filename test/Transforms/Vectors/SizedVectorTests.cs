using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

public class SizedVectorTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void A_matrix_of_known_size_has_zeros_for_nodes_that_are_not_there()
    {
        IDataView rows = View(Path(3));
        IDataView view = ml.Transforms.AdjacencyMatrix("A", "Graph", nodeCount: 4).Fit(rows).Transform(rows);

        Assert.Equal(16, ((VectorDataViewType)view.Schema["A"].Type).Size);
        VBuffer<float> sparse = Assert.Single(view.Read<VBuffer<float>>("A"));
        Assert.Equal([0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0], sparse.DenseValues());
        Assert.False(sparse.IsDense);
        VBuffer<float> dense = Assert.Single(ml.Transforms.AdjacencyMatrix("A", "Graph", dense: true, nodeCount: 4).Fit(rows).Transform(rows).Read<VBuffer<float>>("A"));
        Assert.True(dense.IsDense);
        Assert.Equal(sparse.DenseValues(), dense.DenseValues());
        Assert.Equal([1, 2, 1, 0], Assert.Single(ml.Transforms.NodeDegrees("D", "Graph", nodeCount: 4).Fit(rows).Transform(rows).Read<VBuffer<float>>("D")).DenseValues());
    }

    [Fact]
    public void A_larger_graph_is_an_error_that_names_its_row()
    {
        IDataView rows = View(Path(2), Path(5));
        IDataView view = ml.Transforms.LaplacianMatrix("L", "Graph", LaplacianKind.Symmetric, nodeCount: 4).Fit(rows).Transform(rows);

        string message = Assert.Throws<InvalidOperationException>(() => view.Read<VBuffer<float>>("L")).Message;
        Assert.Contains("row 1", message, StringComparison.Ordinal);
        Assert.Contains("The graph has 5 nodes; expected at most 4", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4097)]
    public void A_size_that_makes_no_sense_is_refused(int nodeCount) =>
        Assert.Contains($"nodeCount is {nodeCount}; expected 1 to 4096", Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.Communicability("C", nodeCount: nodeCount)).Message, StringComparison.Ordinal);

    [Fact]
    public void Features_of_nodes_become_rows_that_trainers_take()
    {
        IDataView rows = View(Path(4));
        var pipeline = ml.Transforms.DegreeEncoding("Graph", maxDegree: 2)
            .Append(ml.Transforms.NodeFeatures("All", "Graph"))
            .Append(ml.Transforms.ExpandNodes(values: NodeValues.Vector("Features", "All", width: 3)));
        IDataView nodes = pipeline.Fit(rows).Transform(rows);

        Assert.Equal(3, ((VectorDataViewType)nodes.Schema["Features"].Type).Size);
        Assert.Equal([[0, 1, 0], [0, 0, 1], [0, 0, 1], [0, 1, 0]], nodes.Read<VBuffer<float>>("Features").Select(vector => vector.DenseValues().ToArray()));
    }

    private IDataView View(params Graph[] graphs) => ml.Data.LoadFromEnumerable(graphs.Select(graph => new Row { Graph = graph }));

    private static Graph Path(int nodes)
    {
        var builder = new GraphBuilder(nodes);
        for (int node = 1; node < nodes; node++)
        {
            builder.AddUndirectedEdge(node - 1, node);
        }

        return builder.Build();
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;
    }
}
