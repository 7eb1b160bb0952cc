using System.Numerics;

namespace Equivariant.ML.Tensors;

/// <summary>
/// A seeded stream of random numbers, the same on every machine and version (xoshiro256**, Blackman and Vigna 2018, seeded by SplitMix64).
/// Streams of their own come from <see cref="Fork(string)"/>, so that what one part draws does not move another part's numbers.
/// </summary>
public sealed class SeededRandom
{
    private readonly ulong seed;
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>The stream of a seed.</summary>
    public SeededRandom(ulong seed)
    {
        this.seed = seed;
        s0 = SplitMix(ref seed);
        s1 = SplitMix(ref seed);
        s2 = SplitMix(ref seed);
        s3 = SplitMix(ref seed);
    }

    /// <summary>A stream that depends on this one's seed and a name alone, not on what was drawn.</summary>
    public SeededRandom Fork(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        // FNV-1a over the UTF-16 units.
        ulong hash = 14695981039346656037;
        foreach (char unit in name)
        {
            hash = (hash ^ unit) * 1099511628211;
        }

        return Fork(hash);
    }

    /// <summary>A stream that depends on this one's seed and a number alone, not on what was drawn.</summary>
    public SeededRandom Fork(ulong number)
    {
        ulong mixed = number;
        return new SeededRandom(seed ^ SplitMix(ref mixed));
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        ulong shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number from 0 (included) to 1 (excluded), evenly spread.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A normally distributed number of mean 0 and variance 1 (Box and Muller 1958).</summary>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>So many numbers from <see cref="NextNormal"/>.</summary>
    internal double[] NextNormals(int count)
    {
        var normals = new double[count];
        foreach (ref double normal in normals.AsSpan())
        {
            normal = NextNormal();
        }

        return normals;
    }

    /// <summary>A whole number from 0 to <paramref name="end"/> − 1, evenly spread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The end is not positive.</exception>
    public int NextInt(int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(end);
        return (int)(((UInt128)NextBits() * (ulong)end) >> 64);
    }

    /// <summary>Brings elements into a random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> elements)
    {
        for (int last = elements.Length - 1; last > 0; last--)
        {
            int other = NextInt(last + 1);
            (elements[last], elements[other]) = (elements[other], elements[last]);
        }
    }

    /// <summary>The next of a sequence whose states are evenly spaced (Steele et al. 2014).</summary>
    internal static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
