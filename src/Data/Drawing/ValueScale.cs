using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>Numbers as colours and sizes: relative to the one that is farthest from 0.</summary>
internal sealed class ValueScale
{
    // Told apart by those who see fewer colours, too (Okabe and Ito 2008).
    private static readonly (int Red, int Green, int Blue) Above = (0xd5, 0x5e, 0x00);
    private static readonly (int Red, int Green, int Blue) Below = (0x00, 0x72, 0xb2);
    private static readonly (int Red, int Green, int Blue) Zero = (0xd9, 0xd9, 0xd9);

    private readonly double most;
    private readonly bool above;
    private readonly bool below;

    public ValueScale(IEnumerable<double> values)
    {
        foreach (double value in values.Where(double.IsFinite))
        {
            most = Math.Max(most, Math.Abs(value));
            above |= value > 0;
            below |= value < 0;
        }
    }

    /// <summary>The numbers that a legend shows, rising.</summary>
    public double[] Marks => [.. below ? new[] { -most, -most / 2 } : [], 0, .. above ? new[] { most / 2, most } : []];

    /// <summary>How far from 0, from 0 to 1; of no number 0.</summary>
    public double Share(double value) => double.IsFinite(value) && most > 0 ? Math.Abs(value) / most : 0;

    public string Color(double value)
    {
        if (!double.IsFinite(value))
        {
            return "#ffffff";
        }

        (int red, int green, int blue) = value < 0 ? Below : Above;
        double share = Share(value);
        int Mix(int from, int to) => (int)Math.Round(from + (share * (to - from)));
        return string.Create(CultureInfo.InvariantCulture, $"#{Mix(Zero.Red, red):x2}{Mix(Zero.Green, green):x2}{Mix(Zero.Blue, blue):x2}");
    }
}
