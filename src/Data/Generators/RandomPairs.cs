namespace Equivariant.ML.Data;

/// <summary>Pairs drawn from many, each with the same probability, in time in proportion to those drawn (Batagelj and Brandes 2005).</summary>
internal static class RandomPairs
{
    /// <summary>The numbers of the pairs drawn, ascending, of <paramref name="count"/> pairs.</summary>
    public static IEnumerable<long> Draw(long count, double probability, SplitMix64 random)
    {
        if (probability <= 0)
        {
            yield break;
        }

        double logRest = Math.Log(1 - probability);
        for (long pair = -1; ;)
        {
            // How many are passed over until the next is geometric.
            double passed = probability >= 1 ? 0 : Math.Floor(Math.Log(1 - random.NextUniform()) / logRest);
            if (passed >= count - pair - 1)
            {
                yield break;
            }

            pair += 1 + (long)passed;
            yield return pair;
        }
    }

    /// <summary>Which two of some things a pair is: 0 is (1, 0), 1 is (2, 0), 2 is (2, 1), and so on.</summary>
    public static (int Larger, int Smaller) Of(long pair)
    {
        // The root is exact to a unit or so; the loops take that off.
        long larger = (long)((1 + Math.Sqrt(1 + (8.0 * pair))) / 2);
        while (larger * (larger - 1) / 2 > pair)
        {
            larger--;
        }

        while (larger * (larger + 1) / 2 <= pair)
        {
            larger++;
        }

        return ((int)larger, (int)(pair - (larger * (larger - 1) / 2)));
    }
}
