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
        DataViewSchema.Column label = Columns.Require(data.Schema, labelColumnName, "label", IsVector, "Vector<Single>");
        DataViewSchema.Column score = Columns.Require(data.Schema, scoreColumnName, "score", IsVector, "Vector<Single>");
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

    /// <summary>
    /// Trains and judges as often as there are folds, each time with another part of the rows held out, by how far vectors are from their labels.
    /// </summary>
    /// <param name="catalog">The regression catalog.</param>
    /// <param name="data">The rows.</param>
    /// <param name="estimator">What is trained; it gives a column "Score" (a vector of Single).</param>
    /// <param name="numberOfFolds">How many parts there are, 2 or more.</param>
    /// <param name="labelColumnName">The column of labels (a vector of Single; NaN where a number is not known).</param>
    /// <param name="samplingKeyColumnName">A column whose rows of equal value stay in one part; null where rows may fall anywhere.</param>
    /// <param name="seed">What the parts are drawn from; null for ML.NET's default.</param>
    /// <returns>A result a fold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or a column is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">A row's label and prediction differ in length, or no label is known.</exception>
    public static IReadOnlyList<VectorCrossValidationResult> CrossValidateVectors(
        this RegressionCatalog catalog,
        IDataView data,
        IEstimator<ITransformer> estimator,
        int numberOfFolds = 5,
        string labelColumnName = "Label",
        string? samplingKeyColumnName = null,
        int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentOutOfRangeException.ThrowIfLessThan(numberOfFolds, 2);
        _ = Columns.Require(data.Schema, labelColumnName, "label", IsVector, "Vector<Single>");
        var results = new List<VectorCrossValidationResult>();

        // A catalog does not tell its MLContext, and splitting needs none of what is set there.
        foreach (DataOperationsCatalog.TrainTestData part in new MLContext().Data.CrossValidationSplit(data, numberOfFolds, samplingKeyColumnName, seed))
        {
            ITransformer model = estimator.Fit(part.TrainSet);
            IDataView scored = model.Transform(part.TestSet);
            results.Add(new VectorCrossValidationResult
            {
                Fold = results.Count,
                Model = model,
                Metrics = catalog.EvaluateVectors(scored, labelColumnName),
                ScoredHoldOutSet = scored,
            });
        }

        return results;
    }

    private static bool IsVector(DataViewType type) => type is VectorDataViewType vector && vector.ItemType.Equals(NumberDataViewType.Single);
}
