namespace Equivariant.ML.Tensors.Tests.Parameters;

public class ParameterSetTests
{
    private readonly ReferenceEngine engine = new();

    [Fact]
    public void Path_joins_the_names_of_scopes()
    {
        ParameterSet set = Set();
        Assert.Equal(["layer0/edge/weight", "layer0/edge/bias", "time"], set.All.Select(parameter => parameter.Path));
        Assert.Equal(new Shape(3, 5), set["layer0/edge/weight"].Shape);
        Assert.Equal(21, set.Count);
        Assert.Contains("there are layer0/edge/weight", Assert.Throws<KeyNotFoundException>(() => set["weight"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Path_is_taken_once()
    {
        ParameterSet set = Set();
        ArgumentException error = Assert.Throws<ArgumentException>(() => set.Root["layer0"].Add("edge/bias", new Shape(1), Initializer.Zeros));
        Assert.StartsWith("There is already a parameter layer0/edge/bias.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => set.Root.Add("", new Shape(1), Initializer.Zeros));
    }

    [Fact]
    public void First_use_of_a_value_closes_the_set()
    {
        ParameterSet set = Set();
        Assert.Equal([0.7], set["time"].Value.ToDoubleArray());
        Assert.Throws<InvalidOperationException>(() => set.Root.Add("late", new Shape(1), Initializer.Zeros));
    }

    [Fact]
    public void First_values_depend_on_seed_and_path_and_not_on_the_order()
    {
        ParameterSet set = Set();
        var other = new ParameterSet(engine, seed: 1);
        other.Root.Add("before", new Shape(100), Initializer.Uniform(1));
        other.Root["layer0"]["edge"].Add("weight", new Shape(3, 5), Initializer.ForInputs(3));

        Assert.Equal(set["layer0/edge/weight"].Value.ToDoubleArray(), other["layer0/edge/weight"].Value.ToDoubleArray());
        Assert.NotEqual(set["layer0/edge/weight"].Value.ToDoubleArray(), Set(seed: 2)["layer0/edge/weight"].Value.ToDoubleArray());
    }

    [Fact]
    public void Values_are_overwritten_one_parameter_at_a_time()
    {
        ParameterSet set = Set();
        double[] weight = set["layer0/edge/weight"].Value.ToDoubleArray();
        set["layer0/edge/bias"].Set([1.0, 2, 3, 4, 5]);
        set["time"].Set([6f]);

        Assert.Equal([1.0, 2, 3, 4, 5], set["layer0/edge/bias"].Value.ToDoubleArray());
        Assert.Equal([6.0], set["time"].Value.ToDoubleArray());
        Assert.Equal(weight, set["layer0/edge/weight"].Value.ToDoubleArray());
        ArgumentException error = Assert.Throws<ArgumentException>(() => set["time"].Set([1.0, 2]));
        Assert.StartsWith("Parameter time [1]: 2 values given, expected 1.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => set["time"].Set([1f, 2]));
    }

    [Fact]
    public void Snapshot_brings_values_back()
    {
        ParameterSet set = Set();
        set["layer0/edge/bias"].Set([1.0, 2, 3, 4, 5]);
        float[] snapshot = set.Snapshot();
        set["layer0/edge/bias"].Set(new double[5]);
        set["time"].Set(new double[1]);
        set.Restore(snapshot);

        Assert.Equal([1.0, 2, 3, 4, 5], set["layer0/edge/bias"].Value.ToDoubleArray());
        Assert.Equal(0.7f, set["time"].Value.ToArray()[0]);
        Assert.Throws<ArgumentException>(() => set.Restore(snapshot.AsSpan(1)));
    }

    [Fact]
    public void Clipping_scales_gradients_to_the_norm_allowed()
    {
        ParameterSet set = Set();
        using Scope scope = engine.BeginScope(recording: true);
        scope.Backward((scope.Use(set["time"].Value) * 3).Sum() + (scope.Use(set["layer0/edge/bias"].Value) * 2).Slice(0, 0, 4).Sum());

        Assert.Equal(5, set.ClipGradients(double.PositiveInfinity), 1e-12);
        Assert.Equal(5, set.ClipGradients(6), 1e-12);
        Assert.Equal(3, set["time"].Gradient.ToScalar());
        Assert.Equal(5, set.ClipGradients(1), 1e-12);
        Assert.Equal(0.6, set["time"].Gradient.ToScalar(), 1e-12);
        Assert.Equal(0.4, set["layer0/edge/bias"].Gradient.ToDoubleArray()[0], 1e-12);
        Assert.Equal(1, set.ClipGradients(1), 1e-12);

        set.ClearGradients();
        Assert.Equal(0, set.ClipGradients(1));
    }

    [Fact]
    public void Empty_set_has_nothing_to_train()
    {
        var set = new ParameterSet(engine, seed: 1);
        set.ClearGradients();
        new AdamOptions().Create(set).Step(0.1);

        Assert.Equal((0, 0, 0), ((int)set.Count, set.Snapshot().Length, (int)set.ClipGradients(1)));
    }

    private ParameterSet Set(ulong seed = 1)
    {
        var set = new ParameterSet(engine, seed);
        ParameterScope edge = set.Root["layer0"]["edge"];
        edge.Add("weight", new Shape(3, 5), Initializer.ForInputs(3));
        edge.Add("bias", new Shape(5), Initializer.Zeros);
        set.Root.Add("time", new Shape(1), Initializer.Filled(0.7));
        return set;
    }
}
