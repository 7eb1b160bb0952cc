using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms.Tests;

public class GraphMatrixTests
{
    private readonly MLContext ml = new(seed: 1);

    /// <summary>0 ⇄ 1 of weight 2, 1 → 2 of weight 3, 2 → 2 of weight 1.</summary>
    private static readonly Graph Small = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 0).AddEdge(1, 2).AddEdge(2, 2).WithEdgeWeights([2, 2, 3, 1]).Build();

    public static TheoryData<string, float[]> Matrices => new()
    {
        { "adjacency", [0, 2, 0, 2, 0, 3, 0, 0, 1] },
        { "binary", [0, 1, 0, 1, 0, 1, 0, 0, 1] },
        { "loops", [1, 2, 0, 2, 1, 3, 0, 0, 1] },
        { "walks", [1, 0, 1, 0, 1, 1, 0, 0, 1] },
        { "incidence", [1, -1, 0, 0, -1, 1, -1, 0, 0, 0, 1, 0] },
        { "degrees", [2, 5, 1] },
        { "in-degrees", [1, 1, 2] },
        { "degree matrix", [2, 0, 0, 0, 5, 0, 0, 0, 1] },
        { "Laplacian", [2, -2, 0, -2, 5, -3, 0, 0, 0] },

        // By degrees into the nodes, 3, 3 and 4 with a self loop each.
        { "renormalized", [1 / 3f, 2 / 3f, 0, 2 / 3f, 1 / 3f, 3 / MathF.Sqrt(12), 0, 0, 1 / 4f] },
    };

    [Theory]
    [MemberData(nameof(Matrices))]
    public void A_matrix_comes_row_after_row(string name, float[] expected)
    {
        IDataView rows = Rows(Small);
        VBuffer<float> vector = Assert.Single(Checks.FitAgreeing(Estimator(name), rows).Transform(rows).Read<VBuffer<float>>("Matrix"));

        Assert.Equal(expected.Length, vector.Length);
        Assert.All(expected.Zip(vector.DenseValues()), both => Assert.Equal(both.First, both.Second, 1e-6f));
        Assert.Equal(name is "degrees" or "in-degrees", vector.IsDense);
    }

    [Fact]
    public void A_dense_matrix_has_its_zeros_and_an_exponential_always_has()
    {
        IDataView rows = Rows(Small);
        VBuffer<float> dense = Assert.Single(ml.Transforms.AdjacencyMatrix("Matrix", "Graph", dense: true).Fit(rows).Transform(rows).Read<VBuffer<float>>("Matrix"));
        VBuffer<float> exponential = Assert.Single(ml.Transforms.Communicability("Matrix", "Graph").Fit(rows).Transform(rows).Read<VBuffer<float>>("Matrix"));

        Assert.Equal([0, 2, 0, 2, 0, 3, 0, 0, 1], dense.GetValues().ToArray());
        Assert.Equal([.. GraphMatrices.Exponential(GraphMatrices.Adjacency(Small)).Select(number => (float)number)], exponential.GetValues().ToArray());
    }

    [Fact]
    public void A_row_of_which_there_is_no_such_matrix_is_named()
    {
        string Message(GraphVectorEstimator estimator, Graph bad)
        {
            IDataView rows = Rows(Small, bad);
            return Assert.Throws<InvalidOperationException>(() => estimator.Fit(rows).Transform(rows).Read<VBuffer<float>>("Matrix")).Message;
        }

        Graph negative = new GraphBuilder(2).AddEdge(1, 0).WithEdgeWeights([-2]).Build();
        Assert.StartsWith(
            "LaplacianMatrix, column 'Graph', row 1: Node 1 has degree -2; the Symmetric Laplacian",
            Message(ml.Transforms.LaplacianMatrix("Matrix", "Graph", LaplacianKind.Symmetric), negative),
            StringComparison.Ordinal);
        Assert.StartsWith("AdjacencyMatrix, column 'Graph', row 1: found no graph", Message(Estimator("adjacency"), null!), StringComparison.Ordinal);
        Assert.Contains("has 10000000000 numbers", Message(Estimator("adjacency"), new GraphBuilder(100_000).Build()), StringComparison.Ordinal);
        Assert.Contains(
            "expected none beyond single precision",
            Message(ml.Transforms.AdjacencyPower("Matrix", 2, "Graph"), new GraphBuilder(1).AddEdge(0, 0).WithEdgeWeights([1e30f]).Build()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_and_schemas_are_checked_before_data_are_read()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.AdjacencyPower("Matrix", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.LaplacianMatrix("Matrix", kind: (LaplacianKind)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.AdjacencyMatrix("Matrix", selfLoops: (SelfLoops)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.NodeDegrees("Matrix", direction: (EdgeDirection)7));
        Assert.Equal("outputColumnName", Assert.Throws<ArgumentException>(() => ml.Transforms.RenormalizedAdjacency("")).ParamName);

        IDataView none = ml.Data.LoadFromEnumerable(new[] { new Other() });
        Assert.Contains("Could not find input column 'Graph'", Checks.SchemaMessage(Estimator("adjacency"), none, Rows(Small)), StringComparison.Ordinal);
        Assert.Contains(
            "expected Graph, got Single", Checks.SchemaMessage(ml.Transforms.NodeDegrees("Matrix", "Id"), none), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_share_a_graph_share_its_matrix()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(Enumerable.Repeat(new Row { Graph = Ring(300) }, 2_000));
        IDataView view = ml.Transforms.Communicability("Matrix", "Graph").Fit(rows).Transform(rows);
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema["Matrix"]]);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(view.Schema["Matrix"]);
        VBuffer<float> vector = default;
        Assert.True(cursor.MoveNext());
        get(ref vector);

        // Into the same buffer the matrix is copied; made once more it would take memory each time.
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (cursor.MoveNext())
        {
            get(ref vector);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300 * 300 * sizeof(float));
    }

    private GraphVectorEstimator Estimator(string name) => name switch
    {
        "adjacency" => ml.Transforms.AdjacencyMatrix("Matrix", "Graph"),
        "binary" => ml.Transforms.AdjacencyMatrix("Matrix", "Graph", binary: true),
        "loops" => ml.Transforms.AdjacencyMatrix("Matrix", "Graph", selfLoops: SelfLoops.Add),
        "walks" => ml.Transforms.AdjacencyPower("Matrix", 2, "Graph", binary: true),
        "incidence" => ml.Transforms.IncidenceMatrix("Matrix", "Graph"),
        "degrees" => ml.Transforms.NodeDegrees("Matrix", "Graph"),
        "in-degrees" => ml.Transforms.NodeDegrees("Matrix", "Graph", EdgeDirection.In, binary: true),
        "degree matrix" => ml.Transforms.DegreeMatrix("Matrix", "Graph"),
        "Laplacian" => ml.Transforms.LaplacianMatrix("Matrix", "Graph"),
        _ => ml.Transforms.RenormalizedAdjacency("Matrix", "Graph"),
    };

    private IDataView Rows(params Graph[] graphs) => ml.Data.LoadFromEnumerable(graphs.Select(graph => new Row { Graph = graph }));

    private static Graph Ring(int nodes)
    {
        var builder = new GraphBuilder(nodes);
        for (int node = 0; node < nodes; node++)
        {
            builder.AddUndirectedEdge(node, (node + 1) % nodes);
        }

        return builder.Build();
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;
    }

    private sealed class Other
    {
        public float Id { get; set; }
    }
}
