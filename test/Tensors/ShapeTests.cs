namespace Equivariant.ML.Tensors.Tests;

public class ShapeTests
{
    [Fact]
    public void Shape_knows_its_axes()
    {
        var shape = new Shape(2, 3, 4);
        Assert.Equal((3, 24), (shape.Rank, shape.Length));
        Assert.Equal([2, 3, 4], new[] { shape[0], shape[1], shape[2] });
        Assert.Equal("[2×3×4]", shape.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => shape[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => shape[-1]);
    }

    [Fact]
    public void Scalar_has_no_axis_and_one_element()
    {
        Assert.Equal((0, 1, "[]"), (Shape.Scalar.Rank, Shape.Scalar.Length, Shape.Scalar.ToString()));
        Assert.NotEqual(Shape.Scalar, new Shape(1));
    }

    [Fact]
    public void Shapes_of_equal_axes_are_equal()
    {
        Assert.Equal(new Shape(2, 3), new Shape(2, 3));
        Assert.Equal(new Shape(2, 3).GetHashCode(), new Shape(2, 3).GetHashCode());
        Assert.True(new Shape(2, 3) != new Shape(3, 2));
        Assert.True(new Shape(3) != new Shape(1, 3));
    }

    [Fact]
    public void Shape_is_refused_that_no_tensor_can_have()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Shape(2, -1));
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Shape(1 << 16, 1 << 16));
        Assert.Contains("this shape has 4294967296", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Shape(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue));
    }
}
