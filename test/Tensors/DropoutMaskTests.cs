namespace Equivariant.ML.Tensors.Tests;

public class DropoutMaskTests
{
    private const int Count = 100_000;

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void As_many_are_dropped_as_asked_for(double probability)
    {
        foreach (ulong key in Keys(20))
        {
            // Five standard deviations of a binomial count.
            double dropped = Count - Kept(new DropoutMask(probability, key)).Count(kept => kept);
            Assert.InRange((dropped - (Count * probability)) / Math.Sqrt(Count * probability * (1 - probability)), -5, 5);
        }
    }

    [Fact]
    public void Masks_of_neighbouring_keys_and_of_neighbouring_places_are_independent()
    {
        bool[] mask = Kept(new DropoutMask(0.5, 1));
        foreach (ulong key in (ulong[])[0, 2, 3, 1UL << 32, (1UL << 32) + 1, 1UL << 63])
        {
            AssertHalfAgree(mask, Kept(new DropoutMask(0.5, key)));
        }

        foreach (int shift in (int[])[1, 2, 3, 7, 16, 64, 1433])
        {
            AssertHalfAgree(mask[shift..], mask[..^shift]);
        }
    }

    /// <summary>A training that goes on elsewhere, or years later, must drop the same.</summary>
    [Fact]
    public void Mask_stays_what_it_is() =>
        Assert.Equal("101001100001010000010010010010110001001010011011", string.Concat(Kept(new DropoutMask(0.5, 0x0123_4567_89AB_CDEF))[..48].Select(kept => kept ? '1' : '0')));

    [Fact]
    public void Probability_of_none_keeps_all() => Assert.All(Kept(new DropoutMask(0, 5)), Assert.True);

    private static void AssertHalfAgree(bool[] a, bool[] b)
    {
        int agree = a.Zip(b).Count(pair => pair.First == pair.Second);
        Assert.InRange((agree - (a.Length / 2.0)) / Math.Sqrt(a.Length / 4.0), -5, 5);
    }

    private static bool[] Kept(DropoutMask mask) => [.. Enumerable.Range(0, Count).Select(mask.Keeps)];

    private static IEnumerable<ulong> Keys(int count)
    {
        var random = new SeededRandom(1);
        return Enumerable.Range(0, count).Select(_ => random.NextBits());
    }
}
