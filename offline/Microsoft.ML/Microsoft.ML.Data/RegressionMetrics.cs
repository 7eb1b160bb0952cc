namespace Microsoft.ML.Data;

public sealed class RegressionMetrics
{
    internal RegressionMetrics(IDataView data, string labelColumnName, string scoreColumnName)
    {
        DataViewSchema.Column label = Evaluation.Single(data.Schema, "Label", labelColumnName);
        DataViewSchema.Column score = Evaluation.Single(data.Schema, "Score", scoreColumnName);
        using DataViewRowCursor cursor = data.GetRowCursor([label, score]);
        Func<float> readLabel = Getters.Reader<float>(cursor, label), readScore = Getters.Reader<float>(cursor, score);
        double count = 0, absolute = 0, squared = 0, loss = 0, sum = 0, sumOfSquares = 0;
        while (cursor.MoveNext())
        {
            float y = readLabel(), predicted = readScore(), difference = predicted - y;
            if (float.IsNaN(y) || float.IsNaN(predicted))
                continue;

            // In single precision, where ML.NET has it so.
            double error = Math.Abs((double)y - predicted);
            count++;
            absolute += error;
            squared += error * error;
            loss += difference * difference;
            sum += y;
            sumOfSquares += y * y;
        }

        if (count == 0)
            return;

        double variance = sumOfSquares - (sum * sum / count);
        MeanAbsoluteError = absolute / count;
        MeanSquaredError = squared / count;
        RootMeanSquaredError = Math.Sqrt(MeanSquaredError);
        LossFunction = loss / count;
        RSquared = variance == 0 ? double.NaN : 1 - (squared / variance);
    }

    public double MeanAbsoluteError { get; }
    public double MeanSquaredError { get; }
    public double RootMeanSquaredError { get; }
    public double LossFunction { get; }
    public double RSquared { get; }
}
