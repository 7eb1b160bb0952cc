namespace Equivariant.ML.Data;

/// <summary>
/// A splittable stream of random numbers (Steele, Lea and Flood 2014): stream (seed, index) depends on nothing else,
/// so that what is drawn for one system does not change with the number of systems or of threads.
/// </summary>
internal struct SplitMix64(long seed, long index)
{
    /// <summary>2⁶⁴ by the golden ratio, odd: what its state moves on by.</summary>
    public const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state = Mix(Mix((ulong)seed + Golden) ^ (ulong)index);

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits() => Mix(state += Golden);

    /// <summary>Two independent standard normal numbers (Box and Muller 1958).</summary>
    public (double First, double Second) NextNormals()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextUniform()));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * NextUniform());
        return (radius * cos, radius * sin);
    }

    /// <summary>The next number of [0, 1), on a grid of 2⁻⁵³.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>A whole number from 0 to <paramref name="end"/> − 1, evenly spread.</summary>
    public long NextBelow(long end) => (long)(((UInt128)NextBits() * (ulong)end) >> 64);

    /// <summary>The numbers from 0 in a random order (Fisher and Yates).</summary>
    public int[] Permutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int last = count - 1; last > 0; last--)
        {
            int other = (int)NextBelow(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    /// <summary>Spreads each bit over all others, one to one.</summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
