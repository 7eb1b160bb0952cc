namespace Equivariant.ML.Laws.Tests;

/// <summary>Derivatives from values alone: (f(x + h) − f(x − h))/2h.</summary>
internal static class CentralDifference
{
    private const double Step = 1e-5;

    /// <summary>The derivative of a number by each entry of each argument.</summary>
    internal static double[][] Gradient(Func<double[][], double> f, double[][] x)
    {
        double[][] moved = [.. x.Select(array => array.ToArray())];
        return [.. x.Select((array, i) => array.Select((value, k) =>
        {
            moved[i][k] = value + Step;
            double above = f(moved);
            moved[i][k] = value - Step;
            double below = f(moved);
            moved[i][k] = value;
            return (above - below) / (2 * Step);
        }).ToArray())];
    }

    /// <summary>The derivative of several arrays along a direction.</summary>
    internal static double[][] Along(Func<double[][], double[][]> f, double[][] x, double[][] direction)
    {
        double[][] above = f(Moved(x, direction, Step));
        double[][] below = f(Moved(x, direction, -Step));
        return [.. above.Zip(below, (a, b) => a.Zip(b, (p, q) => (p - q) / (2 * Step)).ToArray())];
    }

    private static double[][] Moved(double[][] x, double[][] direction, double by) =>
        [.. x.Zip(direction, (array, along) => array.Zip(along, (value, part) => value + (by * part)).ToArray())];
}
