using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests;

/// <summary>Seeded numbers.</summary>
internal static class Draw
{
    internal static SeededRandom Stream(string name) => new SeededRandom(20210219).Fork(name);

    internal static double[] Evenly(SeededRandom random, int count, double low, double high)
    {
        var values = new double[count];
        foreach (ref double value in values.AsSpan())
        {
            value = low + ((high - low) * random.NextDouble());
        }

        return values;
    }

    internal static double[] Normally(SeededRandom random, int count)
    {
        var values = new double[count];
        foreach (ref double value in values.AsSpan())
        {
            value = random.NextNormal();
        }

        return values;
    }

    /// <summary>As many numbers as each of some arrays has.</summary>
    internal static double[][] Like(SeededRandom random, double[][] arrays) => [.. arrays.Select(array => Normally(random, array.Length))];
}
