namespace Equivariant.ML.Data;

/// <summary>
/// k-means (Lloyd 1982) from centroids drawn far apart (Arthur and Vassilvitskii 2007), several times; the result of the least sum of squared distances is taken,
/// the first of equals. Clusters are numbered by size, the largest first, and of equal ones that of the first point.
/// </summary>
internal static class KMeans
{
    /// <param name="points">Row-major [points × dimension], at least as many as clusters.</param>
    /// <param name="dimension">Numbers of a point.</param>
    /// <param name="clusters">How many clusters.</param>
    /// <param name="restarts">How often it begins anew.</param>
    /// <param name="maxIterations">The most rounds of one beginning.</param>
    /// <param name="seed">What beginnings are drawn from.</param>
    public static KMeansResult Run(double[] points, int dimension, int clusters, int restarts, int maxIterations, long seed)
    {
        KMeansResult? best = null;
        for (int restart = 0; restart < restarts; restart++)
        {
            var random = new SplitMix64(seed, restart);
            KMeansResult found = Lloyd(points, dimension, Spread(points, dimension, clusters, ref random), maxIterations);
            best = best is null || found.Error < best.Error ? found : best;
        }

        return best!.BySize(dimension);
    }

    /// <summary>The nearest centroid, the first of equals.</summary>
    public static int Nearest(ReadOnlySpan<double> point, ReadOnlySpan<double> centroids, out double distance)
    {
        int nearest = 0;
        distance = double.PositiveInfinity;
        for (int cluster = 0; cluster * point.Length < centroids.Length; cluster++)
        {
            double other = Distance(point, centroids.Slice(cluster * point.Length, point.Length));
            if (other < distance)
            {
                (nearest, distance) = (cluster, other);
            }
        }

        return nearest;
    }

    /// <summary>The squared distance of two points.</summary>
    public static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return sum;
    }

    /// <summary>Points of which each is drawn in proportion to its squared distance from those before.</summary>
    private static double[] Spread(double[] points, int dimension, int clusters, ref SplitMix64 random)
    {
        int count = points.Length / dimension;
        var centroids = new double[clusters * dimension];
        double[] distances = new double[count];
        distances.AsSpan().Fill(double.PositiveInfinity);
        int next = Math.Min(count - 1, (int)(random.NextUniform() * count));
        for (int cluster = 0; ; cluster++)
        {
            ReadOnlySpan<double> chosen = points.AsSpan(next * dimension, dimension);
            chosen.CopyTo(centroids.AsSpan(cluster * dimension));
            if (cluster == clusters - 1)
            {
                return centroids;
            }

            for (int i = 0; i < count; i++)
            {
                distances[i] = Math.Min(distances[i], Distance(points.AsSpan(i * dimension, dimension), chosen));
            }

            next = Draw(distances, random.NextUniform());
        }
    }

    private static int Draw(double[] weights, double part)
    {
        double rest = part * weights.Sum();
        int drawn = 0;
        for (int i = 0; i < weights.Length && rest >= 0; i++)
        {
            drawn = weights[i] > 0 ? i : drawn;
            rest -= weights[i];
        }

        return drawn;
    }

    private static KMeansResult Lloyd(double[] points, int dimension, double[] centroids, int maxIterations)
    {
        int[] assignments = new int[points.Length / dimension];
        assignments.AsSpan().Fill(-1);
        for (int iteration = 0; ; iteration++)
        {
            bool changed = Assign(points, dimension, centroids, assignments, out double error);
            if (!changed || iteration == maxIterations)
            {
                return new KMeansResult(assignments, centroids, error);
            }

            centroids = Means(points, dimension, assignments, centroids);
        }
    }

    private static bool Assign(double[] points, int dimension, double[] centroids, int[] assignments, out double error)
    {
        bool changed = false;
        error = 0;
        for (int i = 0; i < assignments.Length; i++)
        {
            int nearest = Nearest(points.AsSpan(i * dimension, dimension), centroids, out double distance);
            changed |= nearest != assignments[i];
            assignments[i] = nearest;
            error += distance;
        }

        return changed;
    }

    /// <summary>The means of the clusters; one without points takes the point that is farthest from its own centroid.</summary>
    private static double[] Means(double[] points, int dimension, int[] assignments, double[] centroids)
    {
        var means = new double[centroids.Length];
        int[] sizes = new int[centroids.Length / dimension];
        for (int i = 0; i < assignments.Length; i++)
        {
            sizes[assignments[i]]++;
            for (int j = 0; j < dimension; j++)
            {
                means[(assignments[i] * dimension) + j] += points[(i * dimension) + j];
            }
        }

        HashSet<int> taken = [];
        for (int cluster = 0; cluster < sizes.Length; cluster++)
        {
            Span<double> mean = means.AsSpan(cluster * dimension, dimension);
            if (sizes[cluster] == 0)
            {
                int farthest = Enumerable.Range(0, assignments.Length).Where(i => !taken.Contains(i)).MaxBy(i => Distance(
                    points.AsSpan(i * dimension, dimension), centroids.AsSpan(assignments[i] * dimension, dimension)));
                taken.Add(farthest);
                points.AsSpan(farthest * dimension, dimension).CopyTo(mean);
                continue;
            }

            foreach (ref double value in mean)
            {
                value /= sizes[cluster];
            }
        }

        return means;
    }
}
