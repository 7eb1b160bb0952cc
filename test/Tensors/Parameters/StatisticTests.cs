namespace Equivariant.ML.Tensors.Tests.Parameters;

public class StatisticTests
{
    private readonly ReferenceEngine engine = new();

    [Fact]
    public void Statistic_is_saved_and_not_trained()
    {
        ParameterSet set = Set();
        Assert.Equal(["layer/weight"], set.All.Select(parameter => parameter.Path));
        Assert.Equal(["layer/mean"], set.Statistics.Select(statistic => statistic.Path));
        Assert.Equal(["layer/weight", "layer/mean"], set.Saved.Select(tensor => tensor.Path));
        Assert.Equal(2, set.Count);
        Assert.False(set.Statistics[0].Value.RequiresGradient);
        Assert.Equal([4.0, 4, 4], set.Statistics[0].Value.ToDoubleArray());
    }

    [Fact]
    public void Moving_goes_part_of_the_way()
    {
        Statistic mean = Set().Statistics[0];
        using Scope scope = engine.BeginScope(recording: true);
        mean.Move(scope.Constant([8.0, 4, 0], new Shape(1, 3)), 0.25);

        Assert.Equal([5.0, 4, 3], mean.Value.ToDoubleArray());
        Assert.Equal("Statistic layer/mean [3]: moved toward a tensor [2]. (Parameter 'toward')", Assert.Throws<ArgumentException>(() => mean.Move(scope.Full(1, new Shape(2)), 0.5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => mean.Move(mean.Value, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => mean.Move(mean.Value, 1.1));
    }

    [Fact]
    public void Optimizers_and_averages_leave_it_as_it_is()
    {
        ParameterSet set = Set();
        var average = new WeightAverage(set, 0.9);
        foreach (OptimizerOptions options in new OptimizerOptions[] { new AdamOptions { WeightDecay = 0.1 }, new SgdOptions { WeightDecay = 0.1, DecoupledWeightDecay = true } })
        {
            set.ClearGradients();
            using Scope scope = engine.BeginScope(recording: true);
            scope.Backward((scope.Use(set.Statistics[0].Value).Sum() * set["layer/weight"].Value).Sum());
            Assert.Equal(12 * Math.Sqrt(2), set.ClipGradients(double.PositiveInfinity), 1e-12);
            options.Create(set).Step(0.1);
            average.Update();
        }

        average.Swap();
        Assert.Equal([4.0, 4, 4], set.Statistics[0].Value.ToDoubleArray());
    }

    [Fact]
    public void Snapshot_brings_it_back_and_takes_it_to_another_engine()
    {
        ParameterSet set = Set();
        set.Statistics[0].Set([1.0, 2, 3]);
        float[] snapshot = set.Snapshot();
        ParameterSet other = Set(new ManagedEngine(1));
        other.Restore(snapshot);

        Assert.Equal([1f, 2, 3], other.Statistics[0].Value.ToArray());
        Assert.Equal(set["layer/weight"].Value.ToArray(), other["layer/weight"].Value.ToArray());
        Assert.Throws<ArgumentException>(() => other.Restore(snapshot.AsSpan(16)));
    }

    [Fact]
    public void Path_is_taken_once_and_in_time()
    {
        ParameterSet set = Set();
        Assert.StartsWith(
            "There is already a parameter layer/weight.",
            Assert.Throws<ArgumentException>(() => set.Root["layer"].AddStatistic("weight", new Shape(1), Initializer.Zeros)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "There is already a statistic layer/mean.",
            Assert.Throws<ArgumentException>(() => set.Root["layer"].Add("mean", new Shape(1), Initializer.Zeros)).Message,
            StringComparison.Ordinal);
        set.ClearGradients();
        Assert.Equal(
            "Statistic late comes too late: the values are already in use.",
            Assert.Throws<InvalidOperationException>(() => set.Root.AddStatistic("late", new Shape(1), Initializer.Zeros)).Message);
    }

    [Fact]
    public void Values_are_as_many_as_the_shape_has() =>
        Assert.StartsWith(
            "Statistic layer/mean [3]: 1 values given, expected 3.", Assert.Throws<ArgumentException>(() => Set().Statistics[0].Set([1.0])).Message, StringComparison.Ordinal);

    private ParameterSet Set(Engine? on = null)
    {
        var set = new ParameterSet(on ?? engine, seed: 1);
        set.Root["layer"].AddStatistic("mean", new Shape(3), Initializer.Filled(4));
        set.Root["layer"].Add("weight", new Shape(2), Initializer.Uniform(1));
        return set;
    }
}
