using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Losses;

public abstract class CrossEntropyTests(Engine engine, double tolerance)
{
    private static readonly double[] Logits = [-2, 0, 3, 0.5, 0, 0];

    [Fact]
    public void Of_two_it_is_that_of_the_sigmoid()
    {
        double[] targets = [0, 1, 1, 0, 1, 0];
        double[] weights = [1, 2, 0, 1, 1, 0.5];
        double[] sigmoids = [.. Logits.Select(z => 1 / (1 + Math.Exp(-z)))];
        double total = weights.Sum();
        double expected = sigmoids.Select((p, i) => -weights[i] * ((targets[i] * Math.Log(p)) + ((1 - targets[i]) * Math.Log(1 - p)))).Sum() / total;

        (double loss, double[] gradient) = OfTwo(Logits, targets, weights, total);
        Assert.Equal(expected, loss, tolerance);
        Assert.All(sigmoids.Select((p, i) => weights[i] * (p - targets[i]) / total).Zip(gradient), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    [Fact]
    public void Of_many_it_is_that_of_the_softmax()
    {
        double[] targets = [0, 0, 1, 1, 0, 0];
        double[] weights = [3, 1];
        double Softmax(int row, int column) => Math.Exp(Logits[(row * 3) + column]) / Enumerable.Range(0, 3).Sum(other => Math.Exp(Logits[(row * 3) + other]));
        double expected = -((3 * Math.Log(Softmax(0, 2))) + Math.Log(Softmax(1, 0))) / 4;

        (double loss, double[] gradient) = OfMany(Logits, targets, weights, 4);
        Assert.Equal(expected, loss, tolerance);
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(weights[i / 3] * (Softmax(i / 3, i % 3) - targets[i]) / 4, gradient[i], tolerance);
        }
    }

    [Fact]
    public void Two_classes_of_many_are_two()
    {
        (double two, double[] byTwo) = OfTwo([1.5], [1], null, 1);
        (double many, double[] byMany) = OfMany([0, 1.5], [0, 1], null, 1);
        Assert.Equal(two, many, tolerance);
        Assert.Equal(byTwo[0], byMany[1], tolerance);
    }

    [Fact]
    public void Logits_however_large_give_finite_losses_and_gradients()
    {
        (double two, double[] byTwo) = OfTwo([1e4, -1e4], [0, 1], null, 2);
        Assert.Equal(1e4, two, 1e-2);
        Assert.Equal([0.5, -0.5], byTwo.Select(value => Math.Round(value, 5)));
        (double many, double[] byMany) = OfMany([1e4, -1e4, 0], [0, 1, 0], null, 1);
        Assert.Equal(2e4, many, 1e-2);
        Assert.Equal([1, -1, 0], byMany.Select(value => Math.Round(value, 5)));
    }

    [Fact]
    public void Nothing_known_is_no_loss()
    {
        (double loss, double[] gradient) = OfTwo([1], [0], [0], 0);
        Assert.Equal(0, loss);
        Assert.Equal([0], gradient);
    }

    private (double Loss, double[] Gradient) OfTwo(double[] logits, double[] targets, double[]? weights, double total)
    {
        var shape = new Shape(logits.Length, 1);
        using Scope scope = engine.BeginScope(recording: true);
        Tensor z = scope.Variable(scope.Constant(logits, shape));
        Tensor loss = CrossEntropy.OfTwo(z, scope.Constant(targets, shape), weights is null ? null : scope.Constant(weights, shape), total);
        return (loss.ToScalar(), scope.Gradients(loss, [z])[0].ToDoubleArray());
    }

    private (double Loss, double[] Gradient) OfMany(double[] logits, double[] targets, double[]? weights, double total)
    {
        int classes = weights is null ? logits.Length : logits.Length / weights.Length;
        var shape = new Shape(logits.Length / classes, classes);
        using Scope scope = engine.BeginScope(recording: true);
        Tensor z = scope.Variable(scope.Constant(logits, shape));
        Tensor loss = CrossEntropy.OfMany(
            z, scope.Constant(targets, shape), weights is null ? null : scope.Constant(weights, new Shape(shape[0], 1)), total);
        return (loss.ToScalar(), scope.Gradients(loss, [z])[0].ToDoubleArray());
    }
}

public sealed class CrossEntropyOnTheReferenceEngine() : CrossEntropyTests(new ReferenceEngine(), 1e-12);

public sealed class CrossEntropyOnTheManagedEngine() : CrossEntropyTests(new ManagedEngine(1), 2e-6);
