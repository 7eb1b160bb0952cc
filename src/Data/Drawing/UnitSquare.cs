namespace Equivariant.ML.Data;

/// <summary>Places moved and scaled, alike in both directions, so that they fill a square of side 1 and stand in its middle.</summary>
internal static class UnitSquare
{
    public static float[] Fit(double[] x, double[] y)
    {
        if (x.Length == 0)
        {
            return [];
        }

        double side = Math.Max(Math.Max(x.Max() - x.Min(), y.Max() - y.Min()), 1e-9);
        (double left, double top) = ((x.Max() + x.Min() - side) / 2, (y.Max() + y.Min() - side) / 2);
        return [.. x.Zip(y).SelectMany(place => new[] { (float)((place.First - left) / side), (float)((place.Second - top) / side) })];
    }
}
