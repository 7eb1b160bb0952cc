namespace Equivariant.ML.Data.Tests;

public class EigenSignsTests
{
    [Fact]
    public void The_sum_of_cubes_becomes_positive_or_the_first_greatest_component()
    {
        // Cubes: -8 + 1, 0 up to rounding, 8 − 1.
        double[] vectors =
        [
            -2, -0.5, 2,
            1, 0.5 + 1e-12, -1,
            0, 0.25, 0,
            0, -0.25, 0,
        ];
        EigenSigns.Fix(vectors, 3);
        Assert.Equal([2, 0.5, 2, -1, -0.5 - 1e-12, -1, 0, -0.25, 0, 0, 0.25, 0], vectors);
    }

    [Fact]
    public void A_sign_is_the_same_whichever_way_the_vector_came()
    {
        var random = new Random(2);
        double[] vectors = SymmetricMatrices.Numbers(random, 30);
        double[] opposite = [.. vectors.Select(value => -value)];
        EigenSigns.Fix(vectors, 3);
        EigenSigns.Fix(opposite, 3);
        Assert.Equal(vectors, opposite);
    }
}
