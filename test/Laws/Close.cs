namespace Equivariant.ML.Laws.Tests;

/// <summary>Comparisons of numbers that were computed in two ways.</summary>
internal static class Close
{
    /// <summary>
    /// Holds each array to another: the largest difference is at most <paramref name="tolerance"/> of the largest number,
    /// plus what rounding leaves of numbers that should be 0.
    /// </summary>
    internal static void AssertAll(IReadOnlyList<double[]> expected, IReadOnlyList<double[]> actual, double tolerance, double floor = 0)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            AssertEach(expected[i], actual[i], tolerance, floor, $"array {i}");
        }
    }

    internal static void AssertEach(double[] expected, double[] actual, double tolerance, double floor = 0, string what = "the result")
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Select(Math.Abs).DefaultIfEmpty().Max();
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(expected[i] - actual[i]);
            Assert.True(
                error <= (tolerance * scale) + floor,
                $"{what}, number {i}: {actual[i]:g9}, expected {expected[i]:g9}; off by {error:g3} at a size of {scale:g3}.");
        }
    }
}
