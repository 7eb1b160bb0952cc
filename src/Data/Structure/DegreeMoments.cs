using System.Numerics;

namespace Equivariant.ML.Data;

/// <summary>What the degrees of a simple undirected graph come to. Sums are of whole numbers, so that no order matters and equal degrees vary by 0.</summary>
internal sealed record DegreeMoments(int Min, int Max, int Zeros, double Mean, double Variance, double Density, double Assortativity)
{
    public static DegreeMoments Of(Graph simple)
    {
        int nodes = simple.NodeCount;
        if (nodes == 0)
        {
            return new DegreeMoments(0, 0, 0, 0, 0, 0, 0);
        }

        int Degree(int node) => simple.TargetPointers[node + 1] - simple.TargetPointers[node];
        (int min, int max, int zeros) = (int.MaxValue, 0, 0);
        (Int128 squares, Int128 cubes, Int128 products) = (0, 0, 0);
        for (int node = 0; node < nodes; node++)
        {
            long degree = Degree(node);
            (min, max) = (Math.Min(min, (int)degree), Math.Max(max, (int)degree));
            zeros += degree == 0 ? 1 : 0;
            squares += degree * degree;
            cubes += (Int128)(degree * degree) * degree;
        }

        for (int edge = 0; edge < simple.EdgeCount; edge++)
        {
            products += (long)Degree(simple.Sources[edge]) * Degree(simple.Targets[edge]);
        }

        BigInteger sum = simple.EdgeCount;
        BigInteger spread = (nodes * (BigInteger)squares) - (sum * sum);
        double pairs = nodes * (nodes - 1.0);
        return new DegreeMoments(
            min,
            max,
            zeros,
            simple.EdgeCount / (double)nodes,
            (double)spread / ((double)nodes * nodes),
            pairs > 0 ? simple.EdgeCount / pairs : 0,
            Ratio((sum * products) - ((BigInteger)squares * squares), (sum * cubes) - ((BigInteger)squares * squares)));
    }

    private static double Ratio(BigInteger number, BigInteger by) => by.IsZero ? 0 : (double)number / (double)by;
}
