using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.MicrosoftML.Tests;

public sealed class EvaluateTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Regression_metrics_leave_out_rows_without_a_label()
    {
        IDataView data = ml.Data.LoadFromEnumerable(
            [new Point { X = 1, Y = 2 }, new Point { X = 2, Y = 2 }, new Point { X = 4, Y = 1 }, new Point { X = float.NaN, Y = 9 }]);

        RegressionMetrics metrics = ml.Regression.Evaluate(data, labelColumnName: "X", scoreColumnName: "Y");

        Assert.Equal(4.0 / 3, metrics.MeanAbsoluteError, 9);
        Assert.Equal(10.0 / 3, metrics.MeanSquaredError, 9);
        Assert.Equal(Math.Sqrt(10.0 / 3), metrics.RootMeanSquaredError, 9);
        Assert.Equal(10.0 / 3, metrics.LossFunction, 9);
        Assert.Equal(1 - (10 / (21 - (49.0 / 3))), metrics.RSquared, 9);
    }

    [Fact]
    public void Metrics_of_nothing_are_zero()
    {
        RegressionMetrics metrics = ml.Regression.Evaluate(Rows.Points(ml, 0), "X", "Y");

        Assert.Equal((0.0, 0.0, 0.0, 0.0), (metrics.MeanAbsoluteError, metrics.RootMeanSquaredError, metrics.LossFunction, metrics.RSquared));
    }

    [Fact]
    public void Some_sums_are_of_single_numbers()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new Point { X = 0.1f, Y = 0.3f }, new Point { X = 1.7f, Y = 0.31f }, new Point { X = -3.3f, Y = 2.3f }]);

        RegressionMetrics metrics = ml.Regression.Evaluate(data, "X", "Y");

        Assert.Equal(11.110699687329932, metrics.MeanSquaredError);
        Assert.Equal(11.11069966852665, metrics.LossFunction);
        Assert.Equal(-1.5561426460578578, metrics.RSquared);
    }

    [Fact]
    public void Columns_must_be_there_and_hold_single_numbers()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Evaluate(Rows.Points(ml, 3), "X", "Score"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Evaluate(Rows.Points(ml, 3), "Label", "X"));
        IDataView doubles = ml.Data.LoadFromEnumerable([new { Label = 1.0, Score = 1f }]);
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.Evaluate(doubles));
    }

    [Fact]
    public void Cross_validation_fits_and_scores_each_fold()
    {
        IDataView data = Rows.Points(ml, 60);
        IReadOnlyList<TrainCatalogBase.CrossValidationResult<RegressionMetrics>> results = ml.Regression.CrossValidate(
            data, ml.Transforms.CopyColumns("Score", "X"), numberOfFolds: 3, labelColumnName: "Y");

        Assert.Equal([0, 1, 2], results.Select(result => result.Fold));
        Assert.Equal(60, results.Sum(result => Rows.Of(result.ScoredHoldOutSet, "Score").Length));
        Assert.All(results, result => Assert.True(result.Metrics.MeanAbsoluteError > 0));
    }

    [Fact]
    public void Cross_validation_scores_with_the_transforms_that_are_for_training_only_too()
    {
        IReadOnlyList<TrainCatalogBase.CrossValidationResult<RegressionMetrics>> results = ml.Regression.CrossValidate(
            Rows.Points(ml, 20),
            ml.Transforms.CopyColumns("Score", "X").Append(ml.Transforms.CopyColumns("T", "X"), TransformerScope.Training),
            numberOfFolds: 2,
            labelColumnName: "Y");

        Assert.Equal(["X", "Y", "Score", "T"], Rows.Names(results[0].ScoredHoldOutSet.Schema));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.CrossValidate(Rows.Points(ml, 9), ml.Transforms.CopyColumns("Score", "X"), 1, "Y"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.Regression.CrossValidate(Rows.Points(ml, 9), ml.Transforms.CopyColumns("Score", "X"), 3, ""));
    }
}
