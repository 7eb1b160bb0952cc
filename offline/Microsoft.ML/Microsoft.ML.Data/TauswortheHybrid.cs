namespace Microsoft.ML;

/// <summary>The generator that all of ML.NET's random numbers come from: the same seed gives the same rows, splits and folds here.</summary>
internal sealed class TauswortheHybrid : Random
{
    private uint z1, z2, z3, z4;

    public TauswortheHybrid(uint seed)
    {
        z1 = seed;
        z2 = Hashing.MurmurRound(z1, seed);
        z3 = Hashing.MurmurRound(z2, seed);
        z4 = Hashing.MurmurRound(z3, seed);
    }

    public TauswortheHybrid(Random rand) => (z1, z2, z3, z4) = (Large(rand), Large(rand), Large(rand), Bits(rand));
    public override int Next() => (int)(NextBits() & 0x7FFFFFFF);
    public override int Next(int maxValue) => (int)(((ulong)NextBits() * (ulong)maxValue) >> 32);
    public override int Next(int minValue, int maxValue) => (int)((long)(NextDouble() * ((long)maxValue - minValue)) + minValue);
    public override double NextDouble() => NextBits() * (1.0 / (1L << 32));

    /// <summary>No override, in ML.NET either: there NextSingle through the base class draws from the base class.</summary>
    public float NextFraction() => (NextBits() >> 9) * (1f / (1 << 23));
    private static uint Bits(Random rand) => ((uint)rand.Next(0x10000) << 16) | (uint)rand.Next(0x10000);

    private static uint Large(Random rand)
    {
        while (true)
        {
            if (Bits(rand) is >= 128 and var bits)
                return bits;
        }
    }

    private static uint Step(uint z, int s1, int s2, int s3, uint mask) => ((z & mask) << s3) ^ (((z << s1) ^ z) >> s2);

    private uint NextBits()
    {
        z1 = Step(z1, 13, 19, 12, ~0x1U);
        z2 = Step(z2, 2, 25, 4, ~0x7U);
        z3 = Step(z3, 3, 11, 17, ~0xFU);
        z4 = (1664525 * z4) + 1013904223;
        return z1 ^ z2 ^ z3 ^ z4;
    }
}
