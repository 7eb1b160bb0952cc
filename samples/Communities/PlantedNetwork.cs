using System.Globalization;

namespace Equivariant.ML.Societies;

/// <summary>A made-up network of three communities: two people of the same one know each other far more often than others do.</summary>
internal static class PlantedNetwork
{
    private const double Inside = 0.35;
    private const double Between = 0.015;

    private static readonly int[] Sizes = [30, 24, 18];

    public static Network Draw(int seed)
    {
        var random = new Random(seed);
        int[] community = [.. Sizes.SelectMany((size, number) => Enumerable.Repeat(number, size))];
        var pairs = new List<(int, int)>();
        for (int a = 0; a < community.Length; a++)
        {
            for (int b = a + 1; b < community.Length; b++)
            {
                if (random.NextDouble() < (community[a] == community[b] ? Inside : Between))
                {
                    pairs.Add((a, b));
                }
            }
        }

        return new Network("three communities, made up", [.. Enumerable.Range(1, community.Length).Select(number => number.ToString(CultureInfo.InvariantCulture))], pairs);
    }
}
