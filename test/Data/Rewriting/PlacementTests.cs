using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Data.Tests;

public class PlacementTests
{
    [Fact]
    public void Positions_are_moved_and_scaled()
    {
        Graph graph = new GraphBuilder(2).WithPositions([1, 2, 3, 6], 2).WithVelocities([1, 0, 0, -2], 2).Build();

        Graph centered = graph.WithCenteredPositions();
        Assert.Equal([-1, -2, 1, 2], centered.Positions.ToArray());
        Assert.Equal(graph.Velocities.ToArray(), centered.Velocities.ToArray());
        Graph scaled = graph.WithScaledPositions(0.5);
        Assert.Equal([0.5f, 1, 1.5f, 3], scaled.Positions.ToArray());
        Assert.Equal([0.5f, 0, 0, -1], scaled.Velocities.ToArray());
        Assert.Equal(((float[])[1, 2, 3, 6]).Select(x => (float)(x / Math.Sqrt(5))), graph.WithUnitRadius().Positions.ToArray());
    }

    [Fact]
    public void Centred_and_normalised_the_mean_is_0_and_the_radius_1_whatever_shift_and_scale_there_was() => Prop.ForAll(RandomGraphs.Seeds, seed =>
    {
        Graph graph = RandomGraphs.Points(new Random(seed), distinct: true);
        Graph normal = graph.WithCenteredPositions().WithUnitRadius();
        double[] mean = Placement.Mean(normal);
        double radius = normal.Positions.ToArray().Sum(x => (double)x * x);

        Assert.All(mean, x => Assert.True(graph.NodeCount == 0 || Math.Abs(x) < 1e-6));
        Assert.Equal(graph.NodeCount > 1 ? graph.NodeCount : 0, radius, 1e-4);
        Graph other = graph.WithPositions([.. graph.Positions.ToArray().Select(x => (4 * x) - 3)], graph.Dimension).WithCenteredPositions().WithUnitRadius();
        Assert.All(normal.Positions.ToArray().Zip(other.Positions.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_place_stays_and_nodes_without_a_place_are_refused()
    {
        Graph point = new GraphBuilder(2).WithPositions([3, 3], 1).Build();
        Assert.Equal([3, 3], point.WithUnitRadius().Positions.ToArray());
        Assert.Equal(0, new GraphBuilder(0).Build().WithCenteredPositions().WithUnitRadius().WithScaledPositions(2).NodeCount);

        Graph bare = new GraphBuilder(1).Build();
        Assert.Throws<ArgumentException>(() => bare.WithCenteredPositions());
        Assert.Throws<ArgumentException>(() => bare.WithScaledPositions(2));
        Assert.Throws<ArgumentException>(() => bare.WithUnitRadius());
        Assert.All([0, -1, double.NaN, double.PositiveInfinity], factor => Assert.Throws<ArgumentOutOfRangeException>(() => point.WithScaledPositions(factor)));
        Assert.Contains("expected a finite number", Assert.Throws<ArgumentException>(() => point.WithScaledPositions(1e39)).Message, StringComparison.Ordinal);
    }
}
