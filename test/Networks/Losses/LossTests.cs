using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Losses;

public abstract class LossTests(Engine engine, double tolerance)
{
    // Errors: −3, 0.5, 0, 2.
    private static readonly double[] Prediction = [1, 2.5, -1, 7];
    private static readonly double[] Target = [4, 2, -1, 5];

    [Fact]
    public void Mean_squared_error() => Check(Loss.MeanSquaredError, null, 4, 13.25 / 4, [-6.0 / 4, 1.0 / 4, 0, 4.0 / 4]);

    [Fact]
    public void Mean_absolute_error() => Check(Loss.MeanAbsoluteError, null, 4, 5.5 / 4, [-0.25, 0.25, 0, 0.25]);

    [Fact]
    public void Huber_is_half_the_square_up_to_one_and_straight_beyond() =>
        Check(Loss.Huber, null, 4, (2.5 + 0.125 + 0 + 1.5) / 4, [-0.25, 0.5 / 4, 0, 0.25]);

    [Fact]
    public void Weights_weigh_and_zero_leaves_out() =>
        Check(Loss.MeanSquaredError, [0, 2, 1, 0.5], 3.5, ((2 * 0.25) + (0.5 * 4)) / 3.5, [0, 2 * 1 / 3.5, 0, 0.5 * 4 / 3.5]);

    [Fact]
    public void Nothing_known_is_no_loss() => Check(Loss.MeanAbsoluteError, [0, 0, 0, 0], 0, 0, [0, 0, 0, 0]);

    [Fact]
    public void Loss_of_nothing_is_zero()
    {
        using Scope scope = engine.BeginScope();
        Tensor none = scope.Full(0, new Shape(0, 3));
        Assert.All(Enum.GetValues<Loss>(), loss => Assert.Equal(0, loss.Apply(none, none, null, 0).ToScalar()));
    }

    [Fact]
    public void Shapes_that_differ_are_refused()
    {
        using Scope scope = engine.BeginScope();
        Tensor a = scope.Full(0, new Shape(4, 1));
        Tensor b = scope.Full(0, new Shape(4, 2));
        ArgumentException error = Assert.Throws<ArgumentException>(() => Loss.Huber.Apply(a, b, null, 4));
        Assert.Equal("A prediction [4×1] for targets [4×2].", error.Message);
        Assert.Throws<ArgumentException>(() => Loss.Huber.Apply(a, a, b, 4));
    }

    private void Check(Loss loss, double[]? weights, double totalWeight, double expected, double[] gradient)
    {
        var shape = new Shape(4, 1);
        using Scope scope = engine.BeginScope(recording: true);
        Tensor prediction = scope.Variable(scope.Constant(Prediction, shape));
        Tensor value = loss.Apply(
            prediction, scope.Constant(Target, shape), weights is null ? null : scope.Constant(weights, shape), totalWeight);

        Assert.Equal(expected, value.ToScalar(), tolerance);
        double[] actual = scope.Gradients(value, [prediction])[0].ToDoubleArray();
        Assert.All(gradient.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}

public sealed class LossesOnReferenceEngine() : LossTests(new ReferenceEngine(), 1e-12);

public sealed class LossesOnManagedEngine() : LossTests(new ManagedEngine(1), 1e-6);
