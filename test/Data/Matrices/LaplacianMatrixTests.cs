using System.Text.Json;
using Equivariant.ML.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class LaplacianMatrixTests
{
    private static readonly LaplacianKind[] Kinds = Enum.GetValues<LaplacianKind>();

    [FixtureFact("get_laplacian")]
    public void Every_kind_is_PyTorch_Geometrics()
    {
        using JsonDocument fixture = JsonDocument.Parse(File.ReadAllText(SharedData.TryFindFixture("get_laplacian")!));
        int nodes = fixture.RootElement.GetProperty("num_nodes").GetInt32();
        int[] ends = [.. Numbers(fixture.RootElement.GetProperty("edge_index")).Select(end => (int)end)];
        int[] sources = ends[..(ends.Length / 2)];
        int[] targets = ends[(ends.Length / 2)..];
        double[] weights = Numbers(fixture.RootElement.GetProperty("edge_weight"));

        int cases = 0;
        foreach (JsonProperty entry in fixture.RootElement.GetProperty("cases").EnumerateObject())
        {
            string[] name = entry.Name.Split('_');
            double[] values = name[0] == "weighted" ? weights : [.. weights.Select(_ => 1.0)];
            LaplacianKind kind = name[1] switch { "sym" => LaplacianKind.Symmetric, "rw" => LaplacianKind.RandomWalk, _ => LaplacianKind.Combinatorial };
            SparseMatrix found = GraphMatrices.Laplacian(SparseMatrix.FromEntries(nodes, nodes, sources, targets, values), kind);
            Graph graph = new GraphBuilder(nodes).AddEdges(sources, targets).WithEdgeWeights([.. values.Select(value => (float)value)]).Build();

            RandomMatrices.AssertClose(Numbers(entry.Value.GetProperty("dense")), found.ToDense(), 1e-12);
            RandomMatrices.AssertClose(found.ToDense(), GraphMatrices.Laplacian(graph, kind).ToDense(), 1e-12);
            cases++;
        }

        Assert.Equal(6, cases);
    }

    [Fact]
    public void Every_kind_is_what_its_definition_says_of_any_graph() => ForRandomGraphs(least: 0, graph =>
    {
        foreach (LaplacianKind kind in Kinds)
        {
            SparseMatrix found = RandomMatrices.AssertSound(GraphMatrices.Laplacian(graph, kind));
            RandomMatrices.AssertClose(ByDefinition(graph, kind), found.ToDense(), 1e-14);
            Assert.DoesNotContain(found.Values.ToArray(), value => value == 0 && double.IsNegative(value));
        }
    });

    [Fact]
    public void Negative_weights_have_all_but_a_root() => ForRandomGraphs(least: -8, graph =>
    {
        int n = graph.NodeCount;
        RandomMatrices.AssertClose(ByDefinition(graph, LaplacianKind.Combinatorial), GraphMatrices.Laplacian(graph).ToDense(), 1e-14);
        RandomMatrices.AssertClose(
            ByDefinition(graph, LaplacianKind.RandomWalk), GraphMatrices.Laplacian(graph, LaplacianKind.RandomWalk).ToDense(), 1e-12);

        double[] degrees = GraphMatrices.Degrees(GraphMatrices.Adjacency(graph, selfLoops: SelfLoops.Remove));
        int negative = Array.FindIndex(degrees, degree => degree < 0);
        if (negative < 0)
        {
            RandomMatrices.AssertClose(ByDefinition(graph, LaplacianKind.Symmetric), GraphMatrices.Laplacian(graph, LaplacianKind.Symmetric).ToDense(), 1e-12);
        }
        else
        {
            Assert.StartsWith(
                $"Node {negative} has degree {degrees[negative]}; the Symmetric Laplacian expects a finite number, 0 or more",
                Assert.Throws<ArgumentException>(() => GraphMatrices.Laplacian(graph, LaplacianKind.Symmetric)).Message,
                StringComparison.Ordinal);
        }
    });

    [Fact]
    public void The_symmetric_one_of_a_symmetric_matrix_is_symmetric_to_the_bit()
    {
        var random = new Random(1);
        var builder = new GraphBuilder(200);
        List<float> weights = [];
        for (int edge = 0; edge < 2_000; edge++)
        {
            (int first, int second) = (random.Next(200), random.Next(200));
            builder.AddUndirectedEdge(first, second);
            weights.AddRange(Enumerable.Repeat(random.NextSingle(), first == second ? 1 : 2));
        }

        Assert.True(GraphMatrices.Laplacian(builder.WithEdgeWeights([.. weights]).Build(), LaplacianKind.Symmetric).IsSymmetric());
    }

    [Fact]
    public void Many_rows_in_parts_are_as_few_in_one_and_allocate_less_than_twice_what_is_given()
    {
        // So many graphs side by side that threads share them: each row is as in one graph by itself.
        const int Copies = 5_000;
        Graph one = new GraphBuilder(5).AddEdge(0, 1).AddEdge(0, 3).AddEdge(1, 0).AddEdge(1, 1).AddEdge(2, 0).AddEdge(2, 1).AddEdge(2, 3).AddEdge(2, 4)
            .AddEdge(4, 0).AddEdge(4, 2).AddEdge(4, 3).WithEdgeWeights([0.1f, 0.2f, 0.7f, 3, 1, 0, 5, 0.3f, 0.6f, 0.11f, 9]).Build();
        int n = one.NodeCount;
        int[] Shifted(int[] ends) => [.. Enumerable.Range(0, Copies).SelectMany(copy => ends.Select(end => end + (copy * n)))];
        Graph many = new GraphBuilder(Copies * n).AddEdges(Shifted(one.Sources.ToArray()), Shifted(one.Targets.ToArray()))
            .WithEdgeWeights([.. Enumerable.Repeat(one.EdgeWeights.ToArray(), Copies).SelectMany(weights => weights)]).Build();
        SparseMatrix adjacency = GraphMatrices.Adjacency(many);
        Assert.True(adjacency.EntryCount > 40_000, $"{adjacency.EntryCount}");

        foreach (LaplacianKind kind in Kinds)
        {
            SparseMatrix alone = GraphMatrices.Laplacian(one, kind);
            long before = GC.GetAllocatedBytesForCurrentThread();
            SparseMatrix found = GraphMatrices.Laplacian(adjacency, kind);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            RandomMatrices.AssertSound(found);
            Assert.Equal(Enumerable.Repeat(alone.Values.ToArray(), Copies).SelectMany(values => values), found.Values.ToArray());
            Assert.InRange(allocated, 0, 2 * ((12L * adjacency.EntryCount) + (4L * adjacency.RowCount)));
        }
    }

    [Fact]
    public void What_is_not_square_or_would_not_be_finite_is_refused()
    {
        static string Message(SparseMatrix matrix, LaplacianKind kind) =>
            Assert.Throws<ArgumentException>(() => GraphMatrices.Laplacian(matrix, kind)).Message;

        Assert.Contains("1 × 2; expected as many columns as rows", Message(SparseMatrix.FromEntries(1, 2, [], [], []), default), StringComparison.Ordinal);
        Assert.All(Kinds, kind => Assert.Contains(
            "Node 0 has degree Infinity", Message(SparseMatrix.FromEntries(3, 3, [0, 0], [1, 2], [1e308, 1e308]), kind), StringComparison.Ordinal));
        Assert.Contains("Node 1 has degree 5E-324; the RandomWalk Laplacian", Message(SparseMatrix.FromEntries(2, 2, [1], [0], [double.Epsilon]), LaplacianKind.RandomWalk), StringComparison.Ordinal);
        Assert.Contains(
            "would have an entry of -Infinity in column 1",
            Message(SparseMatrix.FromEntries(4, 4, [0, 0, 0], [1, 2, 3], [1e300, -1e300, 1e-20]), LaplacianKind.RandomWalk),
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphMatrices.Laplacian(SparseMatrix.Identity(1), (LaplacianKind)3));
    }

    private static double[] ByDefinition(Graph graph, LaplacianKind kind)
    {
        int n = graph.NodeCount;
        double[] a = GraphMatrices.Adjacency(graph, selfLoops: SelfLoops.Remove).ToDense();
        double[] degrees = [.. Enumerable.Range(0, n).Select(row => a.Skip(row * n).Take(n).Sum())];
        double[] left = [.. degrees.Select(degree => kind == LaplacianKind.Combinatorial ? 1 : degree == 0 ? 0 : kind switch
        {
            LaplacianKind.RandomWalk => 1 / degree,
            _ => Math.Pow(degree, -0.5),
        })];
        double[] right = [.. left.Select(scale => kind == LaplacianKind.Symmetric ? scale : 1)];
        return [.. a.Select((value, i) =>
            (i / n != i % n ? 0 : kind == LaplacianKind.Combinatorial ? degrees[i / n] : 1) - (left[i / n] * value * right[i % n]))];
    }

    private static double[] Numbers(JsonElement array) => [.. array.GetProperty("data").EnumerateArray().Select(number => number.GetDouble())];

    private static void ForRandomGraphs(int least, Action<Graph> check) =>
        Prop.ForAll(RandomGraphs.Seeds, seed => check(RandomMatrices.Weighted(new Random(seed), least))).QuickCheckThrowOnFailure();
}
