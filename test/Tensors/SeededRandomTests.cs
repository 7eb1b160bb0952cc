using FsCheck;
using FsCheck.Fluent;

namespace Equivariant.ML.Tensors.Tests;

public class SeededRandomTests
{
    [Fact]
    public void Bits_are_those_of_the_published_generator()
    {
        // From an implementation of the two papers in another language, checked against their authors' test values.
        Assert.Equal([11091344671253066420, 13793997310169335082, 1900383378846508768, 7684712102626143532], Bits(new SeededRandom(0), 4));
        Assert.Equal([1546998764402558742, 6990951692964543102, 12544586762248559009, 17057574109182124193], Bits(new SeededRandom(42), 4));
        Assert.Equal([15964771713697030401, 1499501142251184652], Bits(new SeededRandom(42).Fork("layer0/edge/weight"), 2));
    }

    [Fact]
    public void Fork_depends_on_seed_and_name_alone() => Prop.ForAll<ulong, NonNull<string>>((seed, name) =>
    {
        var fresh = new SeededRandom(seed);
        var used = new SeededRandom(seed);
        Bits(used, 5);
        used.Fork("another").NextBits();

        return Bits(fresh.Fork(name.Get), 3).SequenceEqual(Bits(used.Fork(name.Get), 3));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Forks_of_different_names_and_numbers_differ()
    {
        var random = new SeededRandom(3);
        ulong[] first = [.. new[] { random, random.Fork("a"), random.Fork("b"), random.Fork(0), random.Fork(1) }.Select(stream => stream.Fork("x").NextBits())];
        Assert.Distinct(first);
    }

    [Fact]
    public void Doubles_are_spread_evenly_from_zero_to_below_one()
    {
        var random = new SeededRandom(1);
        var counts = new int[100];
        for (int i = 0; i < 100_000; i++)
        {
            counts[(int)(100 * random.NextDouble())]++;
        }

        // χ² of 99 degrees of freedom: above 149 once in a thousand.
        Assert.InRange(counts.Sum(count => (count - 1000.0) * (count - 1000.0) / 1000), 50, 149);
    }

    [Fact]
    public void Whole_numbers_are_spread_evenly_below_the_end()
    {
        var random = new SeededRandom(2);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.NextInt(7)]++;
        }

        Assert.InRange(counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000), 0, 22.5);
        Assert.Equal(0, random.NextInt(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }

    [Fact]
    public void Normals_have_the_moments_of_the_normal_distribution()
    {
        var random = new SeededRandom(4);
        double[] numbers = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNormal())];

        Assert.Equal(0, numbers.Average(), 0.02);
        Assert.Equal(1, numbers.Average(x => x * x), 0.02);
        Assert.Equal(0, numbers.Average(x => x * x * x), 0.05);
        Assert.Equal(3, numbers.Average(x => x * x * x * x), 0.1);
        Assert.All(numbers, x => Assert.True(double.IsFinite(x)));
    }

    [Fact]
    public void Shuffle_keeps_the_elements_and_favours_no_order()
    {
        var random = new SeededRandom(5);
        var counts = new Dictionary<string, int>();
        for (int i = 0; i < 60_000; i++)
        {
            char[] letters = ['a', 'b', 'c'];
            random.Shuffle<char>(letters);
            string order = new(letters);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(["abc", "acb", "bac", "bca", "cab", "cba"], counts.Keys.Order(StringComparer.Ordinal));
        Assert.All(counts.Values, count => Assert.InRange(count, 9_600, 10_400));
    }

    private static ulong[] Bits(SeededRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextBits())];
}
