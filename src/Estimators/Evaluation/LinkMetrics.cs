namespace Equivariant.ML.Estimators;

/// <summary>
/// How high pairs that belong together are ranked among those that do not. The rank of a pair is 1 and the number of pairs without an edge that have a higher score; of those with the same score
/// half are counted, so that a model that does not tell pairs apart gains nothing by it.
/// </summary>
public sealed class LinkMetrics
{
    private readonly double[] ranks;

    internal LinkMetrics(double[] ranks, double areaUnderRocCurve)
    {
        this.ranks = ranks;
        AreaUnderRocCurve = areaUnderRocCurve;
    }

    /// <summary>The mean of one over the rank, from 0 to 1 (Voorhees 1999).</summary>
    public double MeanReciprocalRank => ranks.Average(rank => 1 / rank);

    /// <summary>The mean of the ranks, 1 or more.</summary>
    public double MeanRank => ranks.Average();

    /// <summary>The probability that a pair with an edge, drawn from all rows, has a higher score than one without; of the same score counts half.</summary>
    public double AreaUnderRocCurve { get; }

    /// <summary>How many pairs were ranked.</summary>
    public int Count => ranks.Length;

    /// <summary>The part of pairs whose rank is at most k, from 0 to 1 (Bordes et al. 2013).</summary>
    /// <param name="k">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is less than 1.</exception>
    public double HitsAt(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return ranks.Count(rank => rank <= k) / (double)ranks.Length;
    }
}
