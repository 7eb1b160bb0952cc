namespace Equivariant.ML.Tensors.Tests.Parameters;

public class ParameterRowsTests
{
    private readonly ParameterSet set = new(new ReferenceEngine(), seed: 1);
    private readonly Parameter weight;

    public ParameterRowsTests() => weight = set.Root.Add("weight", new Shape(4, 3), Initializer.ForInputs(4));

    [Fact]
    public void Rows_share_numbers_and_gradient_with_the_parameter()
    {
        Parameter rows = weight.Rows(1, 2);
        weight.Set([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        Assert.Equal([4.0, 5, 6, 7, 8, 9], rows.Value.ToDoubleArray());
        Assert.Equal("weight[1..3]", rows.Path);

        using Scope scope = set.Engine.BeginScope(recording: true);
        scope.Backward((scope.Use(rows.Value).Sum() * 2) + scope.Use(weight.Value).Sum());
        Assert.Equal([1.0, 1, 1, 3, 3, 3, 3, 3, 3, 1, 1, 1], weight.Gradient.ToDoubleArray());
        Assert.Equal([3.0, 3, 3, 3, 3, 3], rows.Gradient.ToDoubleArray());
    }

    [Fact]
    public void Rows_are_no_parameter_of_the_sets_own()
    {
        weight.Rows(0, 4);

        Assert.Equal([weight], set.All);
        Assert.Equal(12, set.Count);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 5)]
    [InlineData(4, 1)]
    [InlineData(0, -1)]
    public void Rows_that_are_not_there_are_an_error(int start, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => weight.Rows(start, count));

    [Fact]
    public void Rows_have_to_be_asked_for_before_values_are_used()
    {
        _ = weight.Value;

        Assert.Throws<InvalidOperationException>(() => weight.Rows(0, 1));
    }
}
