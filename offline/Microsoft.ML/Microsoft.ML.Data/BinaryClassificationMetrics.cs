namespace Microsoft.ML.Data;

public class BinaryClassificationMetrics
{
    internal BinaryClassificationMetrics(BinaryScores scores)
    {
        (double truePositives, double falsePositives) = (scores.Count(true, true), scores.Count(false, true));
        (double trueNegatives, double falseNegatives) = (scores.Count(false, false), scores.Count(true, false));
        AreaUnderRocCurve = scores.AreaUnderRocCurve();
        AreaUnderPrecisionRecallCurve = scores.AreaUnderPrecisionRecallCurve();
        Accuracy = (trueNegatives + truePositives) / (truePositives + trueNegatives + falseNegatives + falsePositives);
        PositivePrecision = ConfusionMatrix.Ratio(truePositives, truePositives + falsePositives);
        PositiveRecall = ConfusionMatrix.Ratio(truePositives, truePositives + falseNegatives);
        NegativePrecision = ConfusionMatrix.Ratio(trueNegatives, trueNegatives + falseNegatives);
        NegativeRecall = ConfusionMatrix.Ratio(trueNegatives, trueNegatives + falsePositives);
        F1Score = ConfusionMatrix.Ratio(2 * PositivePrecision * PositiveRecall, PositivePrecision + PositiveRecall);
        ConfusionMatrix = new ConfusionMatrix([[truePositives, falseNegatives], [falsePositives, trueNegatives]]);
    }

    public double AreaUnderRocCurve { get; }
    public double Accuracy { get; }
    public double PositivePrecision { get; }
    public double PositiveRecall { get; }
    public double NegativePrecision { get; }
    public double NegativeRecall { get; }
    public double F1Score { get; }
    public double AreaUnderPrecisionRecallCurve { get; }
    public ConfusionMatrix ConfusionMatrix { get; }
}

public sealed class CalibratedBinaryClassificationMetrics : BinaryClassificationMetrics
{
    internal CalibratedBinaryClassificationMetrics(BinaryScores scores)
        : base(scores)
    {
        LogLoss = scores.LogLoss();
        Entropy = scores.Entropy();
        LogLossReduction = scores.HasProbabilities ? (Entropy - LogLoss) / Entropy : 0;
    }

    public double LogLoss { get; }
    public double LogLossReduction { get; }
    public double Entropy { get; }
}
