namespace Equivariant.ML.Tensors.Tests;

public class TensorTests
{
    private readonly ReferenceEngine engine = new();

    [Fact]
    public void Numbers_come_out_as_they_went_in()
    {
        using Scope scope = engine.BeginScope();
        Tensor doubles = scope.Constant([0.1, 0.2, 0.3, 0.4], new Shape(2, 2));
        Tensor floats = scope.Constant([1f, 2, 3], new Shape(3));

        Assert.Equal([0.1, 0.2, 0.3, 0.4], doubles.ToDoubleArray());
        Assert.Equal([0.1f, 0.2f, 0.3f, 0.4f], doubles.ToArray());
        Assert.Equal([1f, 2, 3], floats.ToArray());
        Assert.Equal([7.0, 7], scope.Full(7, new Shape(2)).ToDoubleArray());
        Assert.Equal(6, floats.Sum().ToScalar());
        Assert.Same(engine, floats.Engine);
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        using Scope scope = engine.BeginScope();
        Tensor three = scope.Full(1, new Shape(3));

        Assert.StartsWith("2 numbers for a tensor [3]; expected 3.", Assert.Throws<ArgumentException>(() => scope.Constant([1.0, 2], new Shape(3))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => scope.Constant([1f, 2], new Shape(3)));
        Assert.Throws<ArgumentException>(() => three.CopyTo(new float[2]));
        Assert.Throws<InvalidOperationException>(() => three.ToScalar());
    }

    [Fact]
    public void Tensor_that_was_never_assigned_says_so()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => default(Tensor).Shape);
        Assert.Contains("never assigned", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Handles_of_one_tensor_are_equal()
    {
        using Scope scope = engine.BeginScope();
        Tensor a = scope.Full(1, new Shape(2));
        Tensor again = a;
        Assert.True(a == again && a.GetHashCode() == again.GetHashCode());
        Assert.True(a != scope.Full(1, new Shape(2)));
    }

    [Fact]
    public void Operators_are_ops()
    {
        using Scope scope = engine.BeginScope();
        Tensor a = scope.Constant([4.0, 6], new Shape(2));
        Tensor b = scope.Constant([2.0, 3], new Shape(2));

        Assert.Equal([6.0, 9], (a + b).ToDoubleArray());
        Assert.Equal([2.0, 3], (a - b).ToDoubleArray());
        Assert.Equal([8.0, 18], (a * b).ToDoubleArray());
        Assert.Equal([2.0, 2], (a / b).ToDoubleArray());
        Assert.Equal([8.0, 12], (2 * a).ToDoubleArray());
        Assert.Equal([8.0, 12], (a * 2).ToDoubleArray());
        Assert.Equal([5.0, 7], (a + 1).ToDoubleArray());
        Assert.Equal([3.0, 5], (a - 1).ToDoubleArray());
        Assert.Equal([-3.0, -5], (1 - a).ToDoubleArray());
        Assert.Equal([-4.0, -6], (-a).ToDoubleArray());
    }
}
