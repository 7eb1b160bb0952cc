namespace Equivariant.ML.Estimators;

/// <summary>Scores of what belongs together among scores of what does not.</summary>
internal static class Ranks
{
    /// <summary>The rank of each positive: 1, the number of negatives above it, and half of those beside it.</summary>
    internal static double[] Of(IReadOnlyList<float> positives, IReadOnlyList<float> negatives)
    {
        float[] sorted = [.. negatives.Order()];
        return [.. positives.Select(score =>
        {
            int atLeast = sorted.Length - First(sorted, score, orEqual: true);
            int above = sorted.Length - First(sorted, score, orEqual: false);
            return 1 + above + ((atLeast - above) / 2.0);
        })];
    }

    /// <summary>Where the first that is above a score stands, or is equal to it.</summary>
    private static int First(float[] sorted, float score, bool orEqual)
    {
        (int from, int end) = (0, sorted.Length);
        while (from < end)
        {
            int middle = from + ((end - from) / 2);
            if (sorted[middle] > score || (orEqual && sorted[middle] == score))
            {
                end = middle;
            }
            else
            {
                from = middle + 1;
            }
        }

        return from;
    }
}
