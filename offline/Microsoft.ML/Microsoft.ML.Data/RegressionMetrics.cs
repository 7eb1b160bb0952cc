namespace Microsoft.ML.Data;

public sealed class RegressionMetrics
{
    private RegressionMetrics(double meanAbsoluteError, double meanSquaredError, double rSquared)
    {
        MeanAbsoluteError = meanAbsoluteError;
        MeanSquaredError = meanSquaredError;
        RootMeanSquaredError = Math.Sqrt(meanSquaredError);
        LossFunction = meanSquaredError;
        RSquared = rSquared;
    }

    public double MeanAbsoluteError { get; }
    public double MeanSquaredError { get; }
    public double RootMeanSquaredError { get; }
    public double LossFunction { get; }
    public double RSquared { get; }

    internal static RegressionMetrics Of(IDataView data, string labelColumnName, string scoreColumnName)
    {
        DataViewSchema.Column label = Single(data.Schema, "Label", labelColumnName);
        DataViewSchema.Column score = Single(data.Schema, "Score", scoreColumnName);
        using DataViewRowCursor cursor = data.GetRowCursor([label, score]);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(label);
        ValueGetter<float> getScore = cursor.GetGetter<float>(score);

        double count = 0, absolute = 0, squared = 0, sum = 0, sumOfSquares = 0;
        float y = 0, predicted = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref y);
            getScore(ref predicted);
            if (float.IsNaN(y) || float.IsNaN(predicted))
                continue;

            double difference = Math.Abs((double)y - predicted);
            count++;
            absolute += difference;
            squared += difference * difference;
            sum += y;
            sumOfSquares += (double)y * y;
        }

        double variance = sumOfSquares - (sum * sum / count);
        return new RegressionMetrics(absolute / count, squared / count, variance == 0 ? double.NaN : 1 - (squared / variance));
    }

    private static DataViewSchema.Column Single(DataViewSchema schema, string role, string name)
    {
        DataViewSchema.Column column = schema.GetColumnOrNull(name)
            ?? throw Contracts.ExceptParam(nameof(schema), $"{role} column '{name}' not found");
        if (column.Type != NumberDataViewType.Single)
            throw Contracts.ExceptMismatch(nameof(schema), role.ToLowerInvariant(), name, "Single", column.Type);

        return column;
    }
}
