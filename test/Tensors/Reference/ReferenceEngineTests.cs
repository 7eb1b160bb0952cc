namespace Equivariant.ML.Tensors.Tests;

/// <summary>The reference is the definition; these are worked by hand.</summary>
public class ReferenceEngineTests
{
    private readonly ReferenceEngine engine = new();

    [Fact]
    public void Products()
    {
        Storage a = Of(1, 2, 3, 4, 5, 6), b = Of(1, 0, 2, 1, 0, 3);
        Assert.Equal([5, 11, 14, 23], Result(4, y => engine.MatMul(a, false, b, false, y, 1, 2, 3, 2)));
        Assert.Equal([7, 10, 16, 22], Result(4, y => engine.MatMul(a, false, b, true, y, 1, 2, 3, 2)));
        Assert.Equal([7, 18, 10, 22], Result(4, y => engine.MatMul(a, true, b, false, y, 1, 2, 3, 2)));
        Assert.Equal([6, 13, 15, 25], Result(4, y => engine.Linear(a, b, Of(1, 2), y, 2, 3, 2)));
    }

    [Fact]
    public void Strides()
    {
        Storage x = Of(1, 2, 3, 4, 5, 6);
        var sizes = new Axes(1, 1, 3, 2);
        Assert.Equal([1, 4, 2, 5, 3, 6], Result(6, y => engine.Copy(x, 0, new Axes(0, 0, 1, 3), y, 0, new Axes(0, 0, 2, 1), sizes)));
        Assert.Equal(
            [11, 21, 13, 23, 15, 25],
            Result(6, y => engine.Zip(Binary.Add, x, new Axes(0, 0, 2, 0), Of(10, 20), new Axes(0, 0, 0, 1), y, sizes)));
    }

    [Fact]
    public void Folds()
    {
        Storage x = Of(1, -2, 3, 4, -5, 6);
        Assert.Equal([2, 5], Result(2, y => engine.Reduce(Reduction.Sum, x, y, 2, 3, 1)));
        Assert.Equal([-1, 8], Result(2, y => engine.Reduce(Reduction.Sum, x, y, 1, 3, 2)));
        Assert.Equal([3, 6], Result(2, y => engine.Reduce(Reduction.Max, x, y, 1, 3, 2)));
        Assert.Equal([0, 0], Result(2, y => engine.Reduce(Reduction.Max, x, y, 2, 0, 1)));
    }

    [Fact]
    public void Groups()
    {
        Grouping rows = Grouping.Of([2, 0, 2], 4);
        Storage x = Of(1, 2, 3, 4, 5, 6);
        Assert.Equal([3, 4, 0, 0, 6, 8, 0, 0], Result(8, y => engine.SegmentSum(x, rows, false, y, 2)));
        Assert.Equal([3, 4, 0, 0, 3, 4, 0, 0], Result(8, y => engine.SegmentSum(x, rows, true, y, 2)));
        Assert.Equal([3, 4, 0, 0, 5, 6, 0, 0], Result(8, y => engine.SegmentMax(x, rows, y, 2)));
        Assert.Equal([3, 1, 3], Result(3, y => engine.Gather(x, rows, false, y, 1)));
        Assert.Equal([1.5, 1, 1.5], Result(3, y => engine.Gather(x, rows, true, y, 1)));
        Assert.Equal([16, 21, 36], Result(3, y => engine.GatherSum(x, rows, Of(3, 9), Grouping.Of([0, 1, 1], 2), Of(10, 11, 24), y, 1)));
    }

    [Theory]
    [InlineData(Unary.Affine, 0.5, 4, 3)]
    [InlineData(Unary.Clamp, 0.5, 1, 0)]
    [InlineData(Unary.Within, 1.5, 1, 0)]
    [InlineData(Unary.Sqrt, 0, 0, 0)]
    [InlineData(Unary.Sqrt, 4, 2, 0.25)]
    [InlineData(Unary.ReciprocalOrZero, 0, 0, 0)]
    [InlineData(Unary.ReciprocalOrZero, -2, -0.5, -0.25)]
    [InlineData(Unary.Abs, 0, 0, 0)]
    [InlineData(Unary.Sign, -3, -1, 0)]
    [InlineData(Unary.Relu, 0, 0, 0)]
    [InlineData(Unary.Relu, 2, 2, 1)]
    [InlineData(Unary.Silu, 0, 0, 0.5)]
    [InlineData(Unary.Sigmoid, 0, 0.5, 0.25)]
    [InlineData(Unary.Softplus, 0, 0.693147180559945, 0.5)]
    [InlineData(Unary.Cos, 0, 1, 0)]
    [InlineData(Unary.Cos, Math.PI / 2, 0, -1)]
    public void Functions(Unary f, double x, double value, double slope)
    {
        // a = 3 and b = 2.5 for Affine; a = 1 and b = 2 for the two that hold x between them.
        (double a, double b) = f == Unary.Affine ? (3, 2.5) : (1, 2);
        Assert.Equal(value, ReferenceFunctions.Value(f, a, b, x), 12);
        Assert.Equal(slope, ReferenceFunctions.Derivative(f, a, b, x, value), 12);
    }

    private Storage Of(params double[] values)
    {
        Storage block = engine.Allocate(values.Length);
        engine.Write(values, block);
        return block;
    }

    private double[] Result(int length, Action<Storage> kernel)
    {
        Storage y = engine.Allocate(length);
        kernel(y);
        var values = new double[length];
        engine.Read(y, values);
        return values;
    }
}
