namespace Equivariant.ML.Tensors.Tests.Parameters;

public class InitializerTests
{
    [Fact]
    public void Constants_are_the_same_everywhere()
    {
        Assert.All(Drawn(Initializer.Zeros), value => Assert.Equal(0, value));
        Assert.All(Drawn(Initializer.Filled(-2.5)), value => Assert.Equal(-2.5, value));
    }

    [Fact]
    public void Uniform_values_fill_their_range()
    {
        AssertWithin(Initializer.Uniform(3), 3);
        AssertWithin(Initializer.ForInputs(16), 0.25);
        AssertWithin(Initializer.Glorot(10, 14), 0.5);
        AssertWithin(Initializer.Glorot(10, 14, gain: 0.001), 0.0005);
        AssertWithin(Initializer.ForInputs(0), 1);
    }

    private static void AssertWithin(Initializer initializer, double bound)
    {
        double[] drawn = Drawn(initializer);
        Assert.InRange(drawn.Max(), 0.99 * bound, bound);
        Assert.InRange(drawn.Min(), -bound, -0.99 * bound);
        Assert.InRange(drawn.Average(), -0.05 * bound, 0.05 * bound);
    }

    private static double[] Drawn(Initializer initializer)
    {
        var values = new double[5000];
        initializer.Fill(values, new SeededRandom(1));
        return values;
    }
}
