namespace Microsoft.ML.Data;

public sealed class ConfusionMatrix
{
    internal ConfusionMatrix(double[][] counts)
    {
        Counts = counts;
        PerClassPrecision = [.. counts.Select((row, i) => Ratio(row[i], counts.Sum(other => other[i])))];
        PerClassRecall = [.. counts.Select((row, i) => Ratio(row[i], row.Sum()))];
    }

    public IReadOnlyList<double> PerClassPrecision { get; }
    public IReadOnlyList<double> PerClassRecall { get; }

    /// <summary>How often each class, a row, was taken for each, a column.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }
    public int NumberOfClasses => Counts.Count;

    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex)
    {
        const string Invalid = "Invalid index. Should be non-negative, less than the number of classes.";
        Contracts.CheckParam(predictedClassIndicatorIndex >= 0 && predictedClassIndicatorIndex < Counts.Count, nameof(predictedClassIndicatorIndex), Invalid);
        Contracts.CheckParam(actualClassIndicatorIndex >= 0 && actualClassIndicatorIndex < Counts.Count, nameof(actualClassIndicatorIndex), Invalid);
        return Counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];
    }

    internal static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
}
