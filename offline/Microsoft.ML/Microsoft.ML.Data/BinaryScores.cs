namespace Microsoft.ML.Data;

/// <summary>The rows of scored data that have a finite score and a label: what binary metrics are made of.</summary>
internal sealed class BinaryScores
{
    private readonly List<(bool IsPositive, float Score, float Probability)> rows = [];

    public BinaryScores(IDataView data, string labelColumnName, string scoreColumnName, string probabilityColumnName, string predictedLabelColumnName)
    {
        DataViewSchema.Column label = Evaluation.Find(data.Schema, "Label", labelColumnName);
        DataViewSchema.Column score = Evaluation.Single(data.Schema, "Score", scoreColumnName);
        DataViewSchema.Column? probability = probabilityColumnName is null ? null : Evaluation.Single(data.Schema, "Probability", probabilityColumnName);
        Evaluation.Find(data.Schema, "PredictedLabel", predictedLabelColumnName);
        Evaluation.Check(
            label.Type is BooleanDataViewType or KeyDataViewType { Count: 2 } || label.Type == NumberDataViewType.Single || label.Type == NumberDataViewType.Double,
            label, "label", "Single, Double, Boolean, or a Key with cardinality 2");

        using DataViewRowCursor cursor = data.GetRowCursor(probability is { } used ? [label, score, used] : [label, score]);
        Func<float> readLabel = Getters.Label(cursor, label), readScore = Getters.Reader<float>(cursor, score);
        Func<float> readProbability = probability is { } column ? Getters.Reader<float>(cursor, column) : () => float.NaN;
        while (cursor.MoveNext())
        {
            float y = readLabel();
            if (float.IsFinite(readScore()) && !float.IsNaN(y))
                rows.Add((y > 0, readScore(), readProbability()));
        }
    }

    public bool HasProbabilities => rows.Any(row => !float.IsNaN(row.Probability));

    /// <summary>The rows of one class that are taken for one class: the positive one where the raw score is above zero, whatever PredictedLabel says.</summary>
    public double Count(bool isPositive, bool takenForPositive) => rows.Count(row => row.IsPositive == isPositive && row.Score > 0 == takenForPositive);

    /// <summary>In bits a row.</summary>
    public double LogLoss() => rows.Sum(row => -Math.Log(row.IsPositive ? row.Probability : 1.0 - row.Probability, 2)) / rows.Count;

    public double Entropy()
    {
        double positive = (double)rows.Count(row => row.IsPositive) / rows.Count;
        return (-positive * Math.Log(positive, 2)) - ((1 - positive) * Math.Log(1 - positive, 2));
    }

    /// <summary>The share of pairs of a positive and a negative row whose positive one scores higher, ties counted half.</summary>
    public double AreaUnderRocCurve()
    {
        double positives = rows.Count(row => row.IsPositive), negatives = rows.Count - positives, above = 0, area = 0;
        Contracts.CheckParam(positives > 0, "PosSample", "AUC is not defined when there is no positive class in the data");
        Contracts.CheckParam(negatives > 0, "NegSample", "AUC is not defined when there is no negative class in the data");
        foreach (var tied in rows.GroupBy(row => row.Score).OrderByDescending(group => group.Key))
        {
            double tiedPositives = tied.Count(row => row.IsPositive);
            area += (tied.Count() - tiedPositives) * (above + (0.5 * tiedPositives));
            above += tiedPositives;
        }

        return area / (positives * negatives);
    }

    /// <summary>By the lower trapezoids. ML.NET samples 100,000 rows where there are more; here it is all of them.</summary>
    public double AreaUnderPrecisionRecallCurve()
    {
        double positives = rows.Count(row => row.IsPositive), truePositives = 0, taken = 0, recall = 0, precision = 1, area = 0;
        foreach (var row in rows.OrderByDescending(row => row.Score))
        {
            taken++;
            truePositives += row.IsPositive ? 1 : 0;
            (double lastPrecision, precision) = (precision, truePositives / taken);
            if (row.IsPositive)
            {
                (double lastRecall, recall) = (recall, truePositives / positives);
                area += (recall - lastRecall) * (lastPrecision + precision) / 2;
            }
        }

        return area;
    }
}
