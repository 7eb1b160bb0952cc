using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class EdgeEncodingsTests
{
    [Fact]
    public void Gaussians_stand_from_0_to_the_cutoff()
    {
        // Three of them, one apart, at lengths 0, 1 and 3.
        Graph line = Line(0, 1, 3).WithEdgeFeatures([7, 8, 9], 1);
        float[] found = line.WithGaussianDistances(3, 2, DistanceCutoff.None).EdgeFeatures.ToArray();
        AssertClose([7, 1, Math.Exp(-0.5), Math.Exp(-2), 8, Math.Exp(-0.5), 1, Math.Exp(-0.5), 9, Math.Exp(-4.5), Math.Exp(-2), Math.Exp(-0.5)], found);

        float[] smooth = line.WithGaussianDistances(3, 2).EdgeFeatures.ToArray();
        AssertClose([7, 1, Math.Exp(-0.5), Math.Exp(-2), 8, 0.5 * Math.Exp(-0.5), 0.5, 0.5 * Math.Exp(-0.5), 9, 0, 0, 0], smooth);
    }

    [Fact]
    public void Bessel_functions_are_sines_by_the_length()
    {
        double height = Math.Sqrt(2 / 3.0);
        float[] found = Line(0, 1, 3, 4).WithBesselDistances(2, 3, DistanceCutoff.None).EdgeFeatures.ToArray();
        AssertClose(
            [
                height * Math.PI / 3, height * 2 * Math.PI / 3, height * Math.Sin(Math.PI / 3), height * Math.Sin(2 * Math.PI / 3), 0, 0,
                height * Math.Sin(4 * Math.PI / 3) / 4, height * Math.Sin(8 * Math.PI / 3) / 4,
            ],
            found);

        // 1 − 28·d⁶ + 48·d⁷ − 21·d⁸ at one third, as the paper has it for p = 6.
        double envelope = 1 - (28 * Math.Pow(1 / 3.0, 6)) + (48 * Math.Pow(1 / 3.0, 7)) - (21 * Math.Pow(1 / 3.0, 8));
        float[] smooth = Line(1, 3, 4).WithBesselDistances(1, 3).EdgeFeatures.ToArray();
        AssertClose([height * Math.Sin(Math.PI / 3) * envelope, 0, 0], smooth);
    }

    [Fact]
    public void Bessel_functions_are_orthonormal_within_the_cutoff()
    {
        // ∫ e_i·e_j·r² dr from 0 to c, by the midpoints of 4,000 parts.
        const double Cutoff = 2.5;
        float[] lengths = [.. Enumerable.Range(0, 4_000).Select(i => (float)((i + 0.5) * Cutoff / 4_000))];
        float[] values = Line(lengths).WithBesselDistances(3, Cutoff, DistanceCutoff.None).EdgeFeatures.ToArray();
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double integral = lengths.Select((r, edge) => (double)values[(edge * 3) + i] * values[(edge * 3) + j] * r * r).Sum() * Cutoff / 4_000;
                Assert.Equal(i == j ? 1 : 0, integral, 1e-4);
            }
        }
    }

    [Theory]
    [InlineData(DistanceCutoff.Cosine, 1)]
    [InlineData(DistanceCutoff.Polynomial, 1)]
    [InlineData(DistanceCutoff.Polynomial, 6)]
    public void Cutoffs_go_from_1_down_to_0_and_arrive_without_a_slope(DistanceCutoff kind, int exponent)
    {
        var smooth = new SmoothCutoff(2, kind, exponent);
        double[] steps = [.. Enumerable.Range(0, 101).Select(i => smooth.At(i / 50.0))];

        Assert.Equal(1, steps[0]);
        Assert.Equal(0, steps[^1]);
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.True(pair.First >= pair.Second));
        Assert.Equal(0, smooth.At(2 - 1e-5) / 1e-5, 1e-4);
        Assert.Equal(0, smooth.At(5));
    }

    [Fact]
    public void Turned_mirrored_and_moved_they_stay() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        var random = new Random(seed);
        (double sin, double cos) = Math.SinCos(random.NextDouble() * 7);
        Graph graph = new GraphBuilder(6).WithPositions([.. Enumerable.Range(0, 12).Select(_ => (float)random.NextDouble())], 2).Build();
        graph = Neighbors.Complete(graph);
        Graph turned = graph.WithPositions(
            [.. Enumerable.Range(0, 12).Select(i => (float)(i % 2 == 0
                ? (cos * graph.Positions[i]) - (sin * graph.Positions[i + 1]) + 0.5
                : -(sin * graph.Positions[i - 1]) - (cos * graph.Positions[i])))],
            2);

        AssertClose([.. graph.WithGaussianDistances(4, 1.2).EdgeFeatures.ToArray()], turned.WithGaussianDistances(4, 1.2).EdgeFeatures.ToArray(), 1e-5);
        AssertClose([.. graph.WithBesselDistances(4, 1.2).EdgeFeatures.ToArray()], turned.WithBesselDistances(4, 1.2).EdgeFeatures.ToArray(), 1e-5);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Graph line = Line(1);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => line.WithGaussianDistances(1, 2)).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => line.WithBesselDistances(0, 2)).ParamName);
        Assert.All([0, -1, double.NaN, double.PositiveInfinity], cutoff => Assert.Equal("cutoff", Assert.Throws<ArgumentOutOfRangeException>(() => line.WithBesselDistances(1, cutoff)).ParamName));
        Assert.Equal("smoothing", Assert.Throws<ArgumentOutOfRangeException>(() => line.WithBesselDistances(1, 1, (DistanceCutoff)8)).ParamName);
        Assert.Equal("exponent", Assert.Throws<ArgumentOutOfRangeException>(() => line.WithGaussianDistances(2, 1, exponent: 0)).ParamName);
        Graph bare = new GraphBuilder(2).AddEdge(0, 1).Build();
        Assert.Contains("has no positions", Assert.Throws<ArgumentException>(() => bare.WithGaussianDistances(2, 1)).Message, StringComparison.Ordinal);
    }

    /// <summary>Edges of given lengths into a node of their own each, from the node at 0.</summary>
    private static Graph Line(params float[] lengths) => new GraphBuilder(lengths.Length + 1)
        .AddEdges(new int[lengths.Length], [.. Enumerable.Range(1, lengths.Length)]).WithPositions([0, .. lengths], 1).Build();

    private static void AssertClose(double[] expected, float[] found, double tolerance = 1e-6)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
