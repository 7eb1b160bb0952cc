using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class GraphMatricesTests
{
    /// <summary>0 → 1 twice, 1 → 0, 1 → 1, and node 2 alone.</summary>
    private static readonly Graph Multigraph = new GraphBuilder(3).AddEdge(0, 1).AddEdge(0, 1).AddEdge(1, 0).AddEdge(1, 1).WithEdgeWeights([2, 0.5f, -1, 3]).Build();

    [Fact]
    public void Rows_are_sources_and_repeated_edges_add_up_or_count_once()
    {
        Assert.Equal([0, 2.5, 0, -1, 3, 0, 0, 0, 0], GraphMatrices.Adjacency(Multigraph).ToDense());
        Assert.Equal([0, 1, 0, 1, 1, 0, 0, 0, 0], GraphMatrices.Adjacency(Multigraph, binary: true).ToDense());
        Assert.Equal([0, 2, 0, 1, 1, 0, 0, 0, 0], GraphMatrices.Adjacency(Multigraph.WithEdgeWeights([])).ToDense());
    }

    [Fact]
    public void Self_loops_stay_go_or_are_added_where_there_is_none()
    {
        Assert.Equal([0, 2.5, 0, -1, 0, 0, 0, 0, 0], GraphMatrices.Adjacency(Multigraph, selfLoops: SelfLoops.Remove).ToDense());
        Assert.Equal([1, 2.5, 0, -1, 3, 0, 0, 0, 1], GraphMatrices.Adjacency(Multigraph, selfLoops: SelfLoops.Add).ToDense());
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphMatrices.Adjacency(Multigraph, selfLoops: (SelfLoops)3));
    }

    [Fact]
    public void Adjacency_is_what_its_definition_says_of_any_graph() => ForRandomGraphs((graph, random) =>
    {
        int n = graph.NodeCount;
        bool binary = random.Next(2) == 0;
        SelfLoops loops = Enum.GetValues<SelfLoops>()[random.Next(3)];
        var expected = new double[n * n];
        var present = new bool[n * n];
        for (int edge = 0; edge < graph.EdgeCount; edge++)
        {
            int place = (graph.Sources[edge] * n) + graph.Targets[edge];
            double weight = graph.EdgeWeights.Length > 0 ? graph.EdgeWeights[edge] : 1;
            expected[place] = binary ? 1 : expected[place] + weight;
            present[place] = true;
        }

        for (int node = 0; node < n; node++)
        {
            int place = (node * n) + node;
            expected[place] = loops == SelfLoops.Remove ? 0 : loops == SelfLoops.Add && !present[place] ? 1 : expected[place];
        }

        Assert.Equal(expected, RandomMatrices.AssertSound(GraphMatrices.Adjacency(graph, binary, loops)).ToDense());
    });

    [Fact]
    public void Powers_are_repeated_products_and_count_walks() => ForRandomGraphs((graph, random) =>
    {
        int n = graph.NodeCount;
        SparseMatrix adjacency = GraphMatrices.Adjacency(graph.WithEdgeWeights([]));
        int exponent = random.Next(6);
        double[] expected = RandomMatrices.Identity(n);
        for (int i = 0; i < exponent; i++)
        {
            expected = RandomMatrices.Product(expected, adjacency.ToDense(), n, n, n);
        }

        Assert.Equal(expected, RandomMatrices.AssertSound(GraphMatrices.Power(adjacency, exponent)).ToDense());
    });

    [Fact]
    public void A_power_of_a_ring_has_binomial_coefficients_of_walks_and_one_too_large_is_refused()
    {
        SparseMatrix ring = GraphMatrices.Adjacency(Ring(1_000));
        Assert.Equal([1, 4, 6, 4, 1], Row(GraphMatrices.Power(ring, 4), 500));
        Assert.Contains("expected at most 4000", Assert.Throws<ArgumentException>(() => GraphMatrices.Power(ring, 4, maxEntries: 4_000)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphMatrices.Power(ring, -1));
        Assert.Contains("2 × 3", Assert.Throws<ArgumentException>(() => GraphMatrices.Power(SparseMatrix.FromEntries(2, 3, [], [], []), 2)).Message, StringComparison.Ordinal);
        Assert.Contains("comes to Infinity", Assert.Throws<ArgumentException>(() => GraphMatrices.Power(GraphMatrices.Adjacency(Ring(8)), 2_000)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Incidence_columns_are_edges_and_give_the_Laplacian_and_the_degrees() => ForRandomGraphs((graph, _) =>
    {
        (int n, int m) = (graph.NodeCount, graph.EdgeCount);
        double[] oriented = RandomMatrices.AssertSound(GraphMatrices.Incidence(graph)).ToDense();
        double[] unsigned = GraphMatrices.Incidence(graph, oriented: false).ToDense();
        for (int edge = 0; edge < m; edge++)
        {
            for (int node = 0; node < n; node++)
            {
                (int leaves, int enters) = (graph.Sources[edge] == node ? 1 : 0, graph.Targets[edge] == node ? 1 : 0);
                Assert.Equal(enters - leaves, oriented[(node * m) + edge]);
                Assert.Equal(enters + leaves, unsigned[(node * m) + edge]);
            }
        }

        // B·Bᵀ counts an undirected edge once for each way.
        SparseMatrix counts = GraphMatrices.Adjacency(graph.WithEdgeWeights([]));
        double[] both = [.. counts.ToDense().Zip(counts.Transpose().ToDense(), (a, b) => a + b)];
        double[] laplacian = RandomMatrices.Product(oriented, RandomMatrices.Transposed(oriented, n, m), n, m, n);
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column < n; column++)
            {
                double others = Enumerable.Range(0, n).Where(other => other != row).Sum(other => both[(row * n) + other]);
                Assert.Equal(row == column ? others : -both[(row * n) + column], laplacian[(row * n) + column]);
            }
        }
    });

    [Fact]
    public void Degrees_are_sums_of_rows_or_columns() => ForRandomGraphs((graph, _) =>
    {
        int n = graph.NodeCount;
        SparseMatrix adjacency = GraphMatrices.Adjacency(graph);
        double[] dense = adjacency.ToDense();
        double[] outward = [.. Enumerable.Range(0, n).Select(row => Enumerable.Range(0, n).Sum(column => dense[(row * n) + column]))];
        double[] inward = [.. Enumerable.Range(0, n).Select(column => Enumerable.Range(0, n).Sum(row => dense[(row * n) + column]))];

        Assert.Equal(outward, GraphMatrices.Degrees(adjacency));
        Assert.Equal(inward, GraphMatrices.Degrees(adjacency, EdgeDirection.In));
        Assert.Equal(SparseMatrix.Diagonal(inward).ToDense(), GraphMatrices.DegreeMatrix(adjacency, EdgeDirection.In).ToDense());
    });

    [Fact]
    public void Degrees_refuse_what_makes_no_sense()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphMatrices.Degrees(SparseMatrix.Identity(1), (EdgeDirection)2));
        Assert.Throws<ArgumentException>(() => GraphMatrices.Degrees(SparseMatrix.FromEntries(1, 2, [], [], [])));
        Assert.Contains(
            "Node 1 has degree Infinity",
            Assert.Throws<ArgumentException>(() => GraphMatrices.Degrees(SparseMatrix.FromEntries(2, 2, [1, 1], [0, 1], [1e308, 1e308]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_renormalized_operator_is_what_its_definition_says_of_any_graph() => ForRandomGraphs((graph, _) =>
    {
        int n = graph.NodeCount;
        double[] looped = GraphMatrices.Adjacency(graph, selfLoops: SelfLoops.Add).ToDense();
        double[] scales = [.. Enumerable.Range(0, n).Select(column => Enumerable.Range(0, n).Sum(row => Math.Abs(looped[(row * n) + column])))
            .Select(degree => degree == 0 ? 0 : 1 / Math.Sqrt(degree))];
        double[] expected = [.. looped.Select((value, i) => scales[i / n] * value * scales[i % n])];

        RandomMatrices.AssertClose(expected, RandomMatrices.AssertSound(GraphMatrices.RenormalizedAdjacency(graph)).ToDense(), 1e-15);
    });

    internal static Graph Ring(int nodes)
    {
        var builder = new GraphBuilder(nodes);
        for (int node = 0; node < nodes; node++)
        {
            builder.AddUndirectedEdge(node, (node + 1) % nodes);
        }

        return builder.Build();
    }

    private static double[] Row(SparseMatrix matrix, int row) => matrix.Values[matrix.RowPointers[row]..matrix.RowPointers[row + 1]].ToArray();

    private static void ForRandomGraphs(Action<Graph, Random> check) => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        check(RandomMatrices.Weighted(random), random);
    }).QuickCheckThrowOnFailure();
}
