namespace Equivariant.ML.NBody;

/// <summary>A logarithmic axis from <paramref name="low"/> at <paramref name="from"/> to <paramref name="high"/> at <paramref name="to"/>.</summary>
internal sealed class LogScale(double low, double high, double from, double to)
{
    public double Place(double value) =>
        from + ((to - from) * Math.Log(Math.Clamp(value, low, high) / low) / Math.Log(high / low));

    /// <summary>Ticks at 1, 2 and 5 times each power of ten, or at the powers alone where those would crowd.</summary>
    public IEnumerable<double> Ticks()
    {
        int[] steps = Math.Log10(high / low) > 2.5 ? [1] : [1, 2, 5];
        for (int power = (int)Math.Floor(Math.Log10(low)); power <= (int)Math.Ceiling(Math.Log10(high)); power++)
        {
            foreach (int step in steps)
            {
                double tick = step * Math.Pow(10, power);
                if (tick >= low && tick <= high)
                {
                    yield return tick;
                }
            }
        }
    }
}
