using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class GraphSpectraTests
{
    [Fact]
    public void Positions_are_eigenvectors_behind_the_features_and_0_where_there_are_no_more() => ForAll((graph, _) =>
    {
        int count = graph.NodeCount + 1;
        Graph placed = graph.WithLaplacianPositions(count);
        double[] laplacian = GraphMatrices.Laplacian(graph, LaplacianKind.Symmetric).ToDense();
        double[] values = GraphSpectra.SmallestEigenvalues(graph, graph.NodeCount);

        Assert.Equal(2 + count, placed.NodeFeatureWidth);
        for (int i = 0; i < count; i++)
        {
            double[] vector = [.. Enumerable.Range(0, graph.NodeCount).Select(node => (double)placed.NodeFeatures[(node * (2 + count)) + 2 + i])];
            if (i >= graph.NodeCount - 1)
            {
                Assert.All(vector, value => Assert.Equal(0, value));
                continue;
            }

            double[] product = RandomMatrices.Product(laplacian, vector, graph.NodeCount, graph.NodeCount, 1);
            RandomMatrices.AssertClose([.. vector.Select(value => values[i + 1] * value)], product, 1e-6);
            Assert.Equal(1, vector.Sum(value => value * value), 1e-5);
        }

        Assert.Equal(graph.NodeFeatures.ToArray(), Enumerable.Range(0, graph.NodeCount).SelectMany(node => placed.NodeFeatures.Slice(node * (2 + count), 2).ToArray()));
    });

    [Fact]
    public void Eigenvalues_ascend_from_0_and_end_with_2_where_there_are_no_more()
    {
        // Two edges apart: 0 twice, 2 twice, and then nothing.
        Graph edges = new GraphBuilder(4).AddEdges([0, 1, 2, 3], [1, 0, 3, 2]).Build();
        Assert.Equal([0, 0, 2, 2, 2, 2], GraphSpectra.SmallestEigenvalues(edges, 6).Select(value => Math.Round(value, 12)));
        Assert.Equal([2.0, 2.0], GraphSpectra.SmallestEigenvalues(new GraphBuilder(0).Build(), 2));
    }

    [Fact]
    public void Features_are_filtered_as_the_filters_do_it() => ForAll((graph, random) =>
    {
        double[] features = Array.ConvertAll(graph.NodeFeatures.ToArray(), value => (double)value);
        SparseMatrix symmetric = GraphMatrices.Laplacian(graph, LaplacianKind.Symmetric);
        EigenPairs all = Spectrum.Solve(symmetric, new SpectrumOptions { Count = graph.NodeCount });
        double time = 3 * random.NextDouble();
        double restart = 0.05 + (0.9 * random.NextDouble());

        AssertFeatures(SpectralFilter.Apply(all, features, value => Math.Exp(-time * value), 2), graph.WithHeatDiffusion(time));
        AssertFeatures(SpectralFilter.Apply(all, features, value => restart / (restart + ((1 - restart) * value)), 2), graph.WithPageRankDiffusion(restart));
        AssertFeatures(SpectralFilter.Apply(all, features, value => 0.5 + (2 * (value - 1)) - (3 * ((2 * (value - 1) * (value - 1)) - 1)), 2), graph.WithChebyshevFilter(0.5, 2, -3));
        RandomMatrices.AssertClose(features, GraphFourier.Inverse(all, GraphSpectra.Fourier(graph, LaplacianKind.Symmetric), 2), 1e-9);
    });

    [Fact]
    public void Pages_may_link_one_way()
    {
        // Of the first node's walk, which leads to the second and ends there, all comes back but what started over.
        Graph link = new GraphBuilder(2).AddEdge(0, 1).WithNodeFeatures([0, 1], 1).Build();
        Graph ranked = link.WithPageRankDiffusion(0.25, LaplacianKind.RandomWalk);

        // The walk from node 0 finds node 1's feature after one step, of probability 0.75; I − L has nothing for node 1, which has no edge out.
        Assert.Equal(0.25f * 0.75f, ranked.NodeFeatures[0], 1e-6f);
        Assert.Equal(0.25f, ranked.NodeFeatures[1], 1e-6f);
    }

    [Fact]
    public void What_has_no_such_spectrum_is_refused_saying_why()
    {
        Graph oneWay = new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).WithNodeFeatures([1, 2, 3], 1).Build();
        Assert.Contains("expected a symmetric matrix", Message(() => oneWay.WithLaplacianPositions(1)), StringComparison.Ordinal);
        Assert.Contains("expected a symmetric matrix", Message(() => oneWay.WithHeatDiffusion(1)), StringComparison.Ordinal);
        Assert.Contains("expected a symmetric Laplacian", Message(() => oneWay.WithHeatDiffusion(1, LaplacianKind.RandomWalk)), StringComparison.Ordinal);
        Assert.Contains("expected a symmetric Laplacian", Message(() => GraphSpectra.Fourier(oneWay, LaplacianKind.RandomWalk)), StringComparison.Ordinal);
        Assert.Contains("expected a normalised Laplacian", Message(() => oneWay.WithPageRankDiffusion(0.5, LaplacianKind.Combinatorial)), StringComparison.Ordinal);
        Assert.Contains("time is -1", Message(() => oneWay.WithHeatDiffusion(-1)), StringComparison.Ordinal);
        Assert.Contains("restart is 0", Message(() => oneWay.WithPageRankDiffusion(0)), StringComparison.Ordinal);
        Assert.Contains("No coefficients", Message(() => oneWay.WithChebyshevFilter()), StringComparison.Ordinal);
        Assert.Contains("no node features", Message(() => new GraphBuilder(2).Build().WithHeatDiffusion(1)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => oneWay.WithLaplacianPositions(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphSpectra.SmallestEigenvalues(oneWay, 0));
        Assert.Contains("expected 1 to 65536", Message(() => GraphSpectra.SmallestEigenvalues(oneWay, int.MaxValue)), StringComparison.Ordinal);
    }

    private static string Message(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;

    private static void AssertFeatures(double[] expected, Graph found) =>
        RandomMatrices.AssertClose(expected, Array.ConvertAll(found.NodeFeatures.ToArray(), value => (double)value), 1e-5);

    private static void ForAll(Action<Graph, Random> check) => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        PlantedGraph planted = PlantedGraph.Draw(random, [random.Next(3, 8), 3], inside: 0.4, links: 2);
        check(planted.Graph.WithNodeFeatures([.. Enumerable.Range(0, 2 * planted.Graph.NodeCount).Select(_ => (float)(random.NextDouble() - 0.5))], 2), random);
    }).QuickCheckThrowOnFailure();
}
