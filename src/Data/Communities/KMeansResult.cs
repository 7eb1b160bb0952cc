namespace Equivariant.ML.Data;

/// <summary>Points put into clusters.</summary>
/// <param name="Assignments">The cluster of each point.</param>
/// <param name="Centroids">Row-major [clusters × dimension].</param>
/// <param name="Error">The sum of the squared distances of points to their centroids.</param>
internal sealed record KMeansResult(int[] Assignments, double[] Centroids, double Error)
{
    /// <summary>The same with other numbers for the clusters: by size, the largest first, and of equal ones that of the first point.</summary>
    public KMeansResult BySize(int dimension)
    {
        int clusters = Centroids.Length / dimension;
        int[] sizes = new int[clusters];
        int[] first = new int[clusters];
        first.AsSpan().Fill(int.MaxValue);
        for (int i = Assignments.Length - 1; i >= 0; i--)
        {
            sizes[Assignments[i]]++;
            first[Assignments[i]] = i;
        }

        int[] order = [.. Enumerable.Range(0, clusters).OrderByDescending(cluster => sizes[cluster]).ThenBy(cluster => first[cluster])];
        int[] number = new int[clusters];
        double[] centroids = new double[Centroids.Length];
        for (int place = 0; place < clusters; place++)
        {
            number[order[place]] = place;
            Centroids.AsSpan(order[place] * dimension, dimension).CopyTo(centroids.AsSpan(place * dimension));
        }

        return this with { Assignments = [.. Assignments.Select(cluster => number[cluster])], Centroids = centroids };
    }
}
