namespace Equivariant.ML.Data;

/// <summary>Numbers from −1 to 1, the same for the same seed.</summary>
internal static class RandomBlock
{
    public static double[] Of(int length, int seed)
    {
        var numbers = new double[length];
        Fill(numbers, 1, new Random(seed));
        return numbers;
    }

    /// <summary>Fills every <paramref name="stride"/>th number.</summary>
    public static void Fill(Span<double> numbers, int stride, Random random)
    {
        for (int i = 0; i < numbers.Length; i += stride)
        {
            numbers[i] = (2 * random.NextDouble()) - 1;
        }
    }
}
