namespace Equivariant.ML.Tensors.Tests.Optimizers;

public abstract class WeightAverageTests(Engine engine, double tolerance)
{
    [Fact]
    public void Average_follows_its_formula_and_swaps_without_rounding()
    {
        var parameters = new ParameterSet(engine, seed: 1);
        Parameter weight = parameters.Root.Add("weight", new Shape(2), Initializer.Filled(1));
        var average = new WeightAverage(parameters, decay: 0.9);
        double[] expected = [1, 1];
        double[] values = [1, 1];
        for (int update = 1; update <= 200; update++)
        {
            values = [1.0 / update, Math.Sin(update)];
            weight.Set(values);
            average.Update();
            double keep = Math.Min(0.9, (1.0 + update) / (10 + update));
            expected = [(keep * expected[0]) + ((1 - keep) * values[0]), (keep * expected[1]) + ((1 - keep) * values[1])];
        }

        double[] last = weight.Value.ToDoubleArray();
        average.Swap();
        double[] averaged = weight.Value.ToDoubleArray();
        Assert.Equal(expected[0], averaged[0], tolerance);
        Assert.Equal(expected[1], averaged[1], tolerance);
        average.Swap();
        Assert.Equal(last, weight.Value.ToDoubleArray());
        average.Swap();
        Assert.Equal(averaged, weight.Value.ToDoubleArray());
    }

    [Fact]
    public void Decay_out_of_its_range_is_refused()
    {
        var parameters = new ParameterSet(engine, seed: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightAverage(parameters, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightAverage(parameters, double.NaN));
    }
}

public sealed class WeightAverageOnReferenceEngine() : WeightAverageTests(new ReferenceEngine(), 1e-12);

public sealed class WeightAverageOnManagedEngine() : WeightAverageTests(new ManagedEngine(1), 1e-5);
