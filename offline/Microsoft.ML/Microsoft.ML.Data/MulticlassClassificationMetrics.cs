using System.Collections.Immutable;

namespace Microsoft.ML.Data;

public sealed class MulticlassClassificationMetrics
{
    private const float Epsilon = 1e-15f;

    internal MulticlassClassificationMetrics(
        IDataView data, string labelColumnName, string scoreColumnName, string predictedLabelColumnName, int topKPredictionCount)
    {
        DataViewSchema.Column label = Evaluation.Find(data.Schema, "Label", labelColumnName);
        DataViewSchema.Column score = Evaluation.Find(data.Schema, "Score", scoreColumnName);
        Evaluation.Find(data.Schema, "PredictedLabel", predictedLabelColumnName);
        VectorDataViewType scores = score.Type as VectorDataViewType;
        Evaluation.Check(scores?.Size >= 2 && scores.ItemType == NumberDataViewType.Single, score, "score", "vector of two or more items of type Single");
        Evaluation.Check(label.Type is KeyDataViewType || label.Type == NumberDataViewType.Single, label, "label", "Single or Key");

        int classes = scores.Size;
        double[][] counts = [.. Enumerable.Range(0, classes).Select(_ => new double[classes])];
        double[] rowsOf = new double[classes], lossOf = new double[classes], ranks = new double[classes + 1];
        double rows = 0, loss = 0;
        using DataViewRowCursor cursor = data.GetRowCursor([label, score]);
        Func<float> readLabel = Getters.Label(cursor, label);
        Func<float[]> readScores = Getters.Items<float>(cursor, score);
        while (cursor.MoveNext())
        {
            float y = readLabel();
            if (float.IsNaN(y) || y < 0 || y != (int)y)
                continue;

            float[] found = readScores();
            Contracts.Check(found.Length == classes, "The score has another size than its column");
            if (!found.All(float.IsFinite))
                continue;

            // A class that the model does not know counts as if it had been given the least probability; ties go to the class named first.
            int actual = (int)y;
            bool isKnown = actual < classes;
            float given = isKnown ? found[actual] : 0;
            int rank = found.Index().Count(other => other.Item > given || (other.Item == given && other.Index < actual));
            double rowLoss = -Math.Log(isKnown ? Math.Min(1, Math.Max(Epsilon, given)) : Epsilon);
            rows++;
            loss += rowLoss;
            ranks[rank]++;
            if (isKnown)
            {
                rowsOf[actual]++;
                lossOf[actual] += rowLoss;
                counts[actual][Array.IndexOf(found, found.Max())]++;
            }
        }

        double[] seen = [.. rowsOf.Where(count => count > 0)];
        double entropy = seen.Sum(count => count * Math.Log(count / rows)) / -rows;
        ConfusionMatrix = new ConfusionMatrix(counts);
        MicroAccuracy = ConfusionMatrix.Ratio(ranks[0], rows);
        MacroAccuracy = ConfusionMatrix.Ratio(ConfusionMatrix.PerClassRecall.Sum(), seen.Length);
        LogLoss = ConfusionMatrix.Ratio(loss, rows);
        LogLossReduction = (entropy - LogLoss) / entropy;
        PerClassLogLoss = [.. lossOf.Zip(rowsOf, ConfusionMatrix.Ratio)];
        TopKPredictionCount = topKPredictionCount;
        double within = 0;
        TopKAccuracyForAllK = topKPredictionCount == 0 ? null : Enumerable.Range(0, topKPredictionCount).Select(k => within += ranks[k] / rows).ToImmutableArray();
    }

    public double LogLoss { get; }
    public double LogLossReduction { get; }
    public double MacroAccuracy { get; }
    public double MicroAccuracy { get; }
    public double TopKAccuracy => TopKAccuracyForAllK is [.., var last] ? last : 0;
    public int TopKPredictionCount { get; }
    public IReadOnlyList<double> TopKAccuracyForAllK { get; }
    public IReadOnlyList<double> PerClassLogLoss { get; }
    public ConfusionMatrix ConfusionMatrix { get; }
}
