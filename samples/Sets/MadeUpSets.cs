namespace Equivariant.ML.Sets;

/// <summary>
/// Sets made up: points of a cloud, of two clouds, or of a ring, somewhere in the plane. Along any line they are as widely spread, so that neither a set's mean nor its variances tell
/// its kind.
/// </summary>
internal static class MadeUpSets
{
    private const int Count = 900;
    private const int Fewest = 30;
    private const int Most = 100;
    private const double Apart = 0.96;

    public static SetCollection Draw(int seed)
    {
        var random = new Random(seed);
        return new SetCollection("sets made up", [.. Enumerable.Range(0, Count).Select(i => Draw(random, ((string[])["cloud", "two clouds", "ring"])[i % 3]))], Width: 2);
    }

    private static PointSet Draw(Random random, string kind)
    {
        (double x, double y) = (Normal(random), Normal(random));
        double turn = Math.Tau * random.NextDouble();
        var points = new float[2 * random.Next(Fewest, Most + 1)];
        for (int place = 0; place < points.Length; place += 2)
        {
            (double across, double along) = kind switch
            {
                "ring" => Ring(random),
                "two clouds" => (Math.Sqrt(1 - (Apart * Apart)) * Normal(random) + (random.Next(2) == 0 ? Apart : -Apart), Normal(random)),
                _ => (Normal(random), Normal(random)),
            };
            points[place] = (float)(x + (across * Math.Cos(turn)) - (along * Math.Sin(turn)));
            points[place + 1] = (float)(y + (across * Math.Sin(turn)) + (along * Math.Cos(turn)));
        }

        return new PointSet { Kind = kind, Points = points };
    }

    // Of radius √2, so that each coordinate has variance 1.
    private static (double, double) Ring(Random random)
    {
        double angle = Math.Tau * random.NextDouble();
        double radius = Math.Sqrt(2) + (0.15 * Normal(random));
        return (radius * Math.Cos(angle), radius * Math.Sin(angle));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
