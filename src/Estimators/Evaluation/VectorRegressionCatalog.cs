using Equivariant.ML.Estimators;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Evaluation of vector predictions; ML.NET's own evaluators take single numbers.</summary>
public static class VectorRegressionCatalog
{
    /// <summary>Compares a column of vectors with their labels, number by number.</summary>
    /// <param name="catalog">The regression catalog.</param>
    /// <param name="data">Scored rows.</param>
    /// <param name="labelColumnName">The column of labels (a vector of Single; NaN where a number is not known).</param>
    /// <param name="scoreColumnName">The column of predictions (a vector of Single).</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">A row's label and prediction differ in length, or no label is known.</exception>
    public static VectorRegressionMetrics EvaluateVectors(
        this RegressionCatalog catalog, IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score")
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        var vectors = new VectorDataViewType(NumberDataViewType.Single);
        DataViewSchema.Column label = Columns.Require(data.Schema, labelColumnName, "label", vectors);
        DataViewSchema.Column score = Columns.Require(data.Schema, scoreColumnName, "score", vectors);
        using DataViewRowCursor rows = data.GetRowCursor([label, score]);
        ValueGetter<VBuffer<float>> labels = rows.GetGetter<VBuffer<float>>(label);
        ValueGetter<VBuffer<float>> scores = rows.GetGetter<VBuffer<float>>(score);
        VBuffer<float> expected = default;
        VBuffer<float> found = default;
        double squares = 0;
        double absolutes = 0;
        long count = 0;
        while (rows.MoveNext())
        {
            labels(ref expected);
            scores(ref found);
            if (expected.Length != found.Length)
            {
                throw new InvalidOperationException(
                    $"Row {rows.Position}: '{labelColumnName}' has {expected.Length} numbers and '{scoreColumnName}' {found.Length}; expected as many.");
            }

            foreach ((float truth, float prediction) in expected.DenseValues().Zip(found.DenseValues()).Where(pair => !float.IsNaN(pair.First)))
            {
                double error = (double)truth - prediction;
                squares += error * error;
                absolutes += Math.Abs(error);
                count++;
            }
        }

        return count > 0
            ? new VectorRegressionMetrics { MeanSquaredError = squares / count, MeanAbsoluteError = absolutes / count, Count = count }
            : throw new InvalidOperationException($"No number of column '{labelColumnName}' is known.");
    }
}
