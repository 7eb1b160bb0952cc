namespace Equivariant.ML.NBody;

/// <summary>
/// Looks at a system along the coordinate axis in which it extends least, at one scale in both directions, so that
/// distances across and up compare.
/// </summary>
internal sealed class Projection
{
    private static readonly string[] AxisNames = ["x", "y", "z"];

    private readonly int across;
    private readonly int up;
    private readonly double centreAcross;
    private readonly double centreUp;
    private readonly double middle;

    /// <param name="points">What must be visible: positions, [n, 3] each.</param>
    /// <param name="size">Width and height of the drawing.</param>
    /// <param name="margin">What stays free at each side.</param>
    public Projection(IReadOnlyList<float[]> points, double size, double margin)
    {
        (double Low, double High)[] extents = [.. Enumerable.Range(0, 3).Select(axis => Extent(points, axis))];
        int along = Enumerable.Range(0, 3).MinBy(axis => extents[axis].High - extents[axis].Low);
        (across, up) = along switch { 0 => (1, 2), 1 => (0, 2), _ => (0, 1) };
        Along = AxisNames[along];
        (double low, double high) = extents[across];
        (double bottom, double top) = extents[up];
        centreAcross = (low + high) / 2;
        centreUp = (bottom + top) / 2;
        middle = size / 2;
        Scale = (size - (2 * margin)) / Math.Max(Math.Max(high - low, top - bottom), 1e-3);
    }

    /// <summary>The axis looked along.</summary>
    public string Along { get; }

    /// <summary>Pixels for a unit of length.</summary>
    public double Scale { get; }

    /// <summary>Where particle i of [n, 3] positions is drawn.</summary>
    public (double X, double Y) Place(float[] positions, int i) => (
        middle + (Scale * (positions[(3 * i) + across] - centreAcross)),
        middle - (Scale * (positions[(3 * i) + up] - centreUp)));

    private static (double Low, double High) Extent(IReadOnlyList<float[]> points, int axis)
    {
        float[] values = [.. points.SelectMany(frame => frame.Where((_, c) => c % 3 == axis))];
        return (values.Min(), values.Max());
    }
}
