using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.MicrosoftML.Tests;

/// <summary>Binary metrics, to the last digit those of the real evaluator (Microsoft.ML 5.0.0).</summary>
public sealed class BinaryEvaluateTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Metrics_of_calibrated_scores()
    {
        CalibratedBinaryClassificationMetrics metrics = ml.BinaryClassification.Evaluate(Scored());

        Assert.Equal(5.0 / 8, metrics.Accuracy);
        Assert.Equal(8.5 / 15, metrics.AreaUnderRocCurve);
        Assert.Equal(0.7879761904761904, metrics.AreaUnderPrecisionRecallCurve);
        Assert.Equal(3.0 / 4, metrics.PositivePrecision);
        Assert.Equal(3.0 / 5, metrics.PositiveRecall);
        Assert.Equal(2.0 / 4, metrics.NegativePrecision);
        Assert.Equal(2.0 / 3, metrics.NegativeRecall);
        Assert.Equal(0.6666666666666665, metrics.F1Score);

        // Base 2.
        Assert.Equal(0.9544340029249649, metrics.Entropy);
        Assert.Equal(1.1269210588861769, metrics.LogLoss);
        Assert.Equal(-0.18072182616357646, metrics.LogLossReduction);
    }

    [Fact]
    public void Rows_without_a_label_or_a_finite_score_are_left_out()
    {
        BinaryRow[] rows =
        [
            .. Rows, new() { Label = float.NaN, Score = 9, Probability = 1 }, new() { Label = 1, Score = float.NaN, Probability = 1 },
            new() { Label = 0, Score = float.NegativeInfinity, Probability = 0 },
        ];

        Assert.Equal(1.1269210588861769, ml.BinaryClassification.Evaluate(ml.Data.LoadFromEnumerable(rows)).LogLoss);
    }

    [Fact]
    public void The_score_decides_the_class_whatever_the_predicted_label_says()
    {
        IDataView data = ml.Data.LoadFromEnumerable(Rows.Select(row => new BinaryRow { Label = row.Label, Score = row.Score, PredictedLabel = row.Label > 0 }));

        BinaryClassificationMetrics metrics = ml.BinaryClassification.EvaluateNonCalibrated(data);

        Assert.Equal(5.0 / 8, metrics.Accuracy);
        Assert.Equal(8.5 / 15, metrics.AreaUnderRocCurve);
    }

    [Fact]
    public void The_confusion_matrix_has_the_positive_class_first()
    {
        ConfusionMatrix matrix = ml.BinaryClassification.Evaluate(Scored()).ConfusionMatrix;

        Assert.Equal(2, matrix.NumberOfClasses);
        Assert.Equal([3.0, 2.0], matrix.Counts[0]);
        Assert.Equal([1.0, 2.0], matrix.Counts[1]);
        Assert.Equal(1.0, matrix.GetCountForClassPair(predictedClassIndicatorIndex: 0, actualClassIndicatorIndex: 1));
        Assert.Equal([3.0 / 4, 2.0 / 4], matrix.PerClassPrecision);
        Assert.Equal([3.0 / 5, 2.0 / 3], matrix.PerClassRecall);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.GetCountForClassPair(2, 0));
    }

    [Fact]
    public void Labels_may_be_booleans_doubles_or_keys_of_two()
    {
        IDataView booleans = ml.Data.LoadFromEnumerable(Rows.Select(row => new { Label = row.Label > 0, row.Score, row.Probability, row.PredictedLabel }));
        IDataView doubles = ml.Data.LoadFromEnumerable(Rows.Select(row => new { Label = (double)row.Label, row.Score, row.Probability, row.PredictedLabel }));
        IDataView keys = ml.Data.LoadFromEnumerable(Rows.Select(row => new KeyRow { Label = (uint)row.Label, Score = row.Score }));
        IDataView texts = ml.Data.LoadFromEnumerable(Rows.Select(row => new { Label = "yes", row.Score, row.Probability, row.PredictedLabel }));

        Assert.Equal(1.1269210588861769, ml.BinaryClassification.Evaluate(booleans).LogLoss);
        Assert.Equal(1.1269210588861769, ml.BinaryClassification.Evaluate(doubles).LogLoss);
        Assert.Equal(8.5 / 15, ml.BinaryClassification.EvaluateNonCalibrated(keys).AreaUnderRocCurve);
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.BinaryClassification.Evaluate(texts));
    }

    [Fact]
    public void One_class_alone_has_no_area_under_its_curve()
    {
        foreach (float label in new[] { 0f, 1f })
        {
            IDataView data = ml.Data.LoadFromEnumerable([new BinaryRow { Label = label, Score = 1, Probability = 0.5f }]);
            Assert.Contains("AUC is not defined", Assert.Throws<ArgumentOutOfRangeException>(() => ml.BinaryClassification.Evaluate(data)).Message);
        }
    }

    [Fact]
    public void A_certain_mistake_costs_without_bound_and_a_missing_probability_makes_the_loss_missing()
    {
        BinaryRow mistaken = new() { Label = 1, Score = 1, Probability = 0 }, missing = new() { Label = 1, Score = 1, Probability = float.NaN };
        CalibratedBinaryClassificationMetrics infinite = ml.BinaryClassification.Evaluate(ml.Data.LoadFromEnumerable(Rows.Append(mistaken)));
        CalibratedBinaryClassificationMetrics unknown = ml.BinaryClassification.Evaluate(ml.Data.LoadFromEnumerable(Rows.Append(missing)));

        Assert.Equal((double.PositiveInfinity, double.NegativeInfinity), (infinite.LogLoss, infinite.LogLossReduction));
        Assert.Equal((double.NaN, double.NaN), (unknown.LogLoss, unknown.LogLossReduction));
        Assert.Equal(6.0 / 9, unknown.Accuracy);
    }

    [Fact]
    public void Each_column_must_be_there_and_of_its_type()
    {
        IDataView data = Scored();
        BinaryClassificationCatalog binary = ml.BinaryClassification;

        Assert.Throws<ArgumentOutOfRangeException>(() => binary.Evaluate(data, labelColumnName: "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>(() => binary.Evaluate(data, scoreColumnName: "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>(() => binary.Evaluate(data, probabilityColumnName: "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>(() => binary.Evaluate(data, predictedLabelColumnName: "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>(() => binary.Evaluate(data, scoreColumnName: "PredictedLabel"));
        Assert.Throws<ArgumentOutOfRangeException>(() => binary.Evaluate(data, probabilityColumnName: "PredictedLabel"));
        Assert.Throws<ArgumentOutOfRangeException>(() => binary.EvaluateNonCalibrated(data, labelColumnName: ""));
        Assert.Throws<ArgumentNullException>(() => binary.Evaluate(null!));
    }

    [Fact]
    public void Cross_validation_scores_each_fold()
    {
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i => new BinaryRow
        {
            Label = i % 3 == 0 ? 1 : 0, Score = i % 7 - 3, Probability = (i % 7 + 1) / 8f,
        }));
        IEstimator<ITransformer> estimator = ml.Transforms.CopyColumns("Copy", "Score");

        Assert.All(ml.BinaryClassification.CrossValidate(data, estimator, 3), fold => Assert.InRange(fold.Metrics.LogLoss, 0.1, 10));
        Assert.Equal([0, 1, 2], ml.BinaryClassification.CrossValidateNonCalibrated(data, estimator, 3).Select(fold => fold.Fold));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.BinaryClassification.CrossValidate(data, estimator, 3, labelColumnName: "Nothing"));
    }

    private static readonly BinaryRow[] Rows =
    [
        new() { Label = 1, Score = 2, Probability = 0.88f, PredictedLabel = true }, new() { Label = 1, Score = 0.5f, Probability = 0.62f, PredictedLabel = true },
        new() { Label = 0, Score = 0.5f, Probability = 0.62f, PredictedLabel = true }, new() { Label = 1, Score = 0.25f, Probability = 0.56f, PredictedLabel = true },
        new() { Label = 0, Score = 0, Probability = 0.5f }, new() { Label = 1, Score = -0.5f, Probability = 0.38f },
        new() { Label = 0, Score = -1, Probability = 0.27f }, new() { Label = 1, Score = -2, Probability = 0.12f },
    ];

    private IDataView Scored() => ml.Data.LoadFromEnumerable(Rows);

    private sealed class BinaryRow
    {
        public float Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }

    private sealed class KeyRow
    {
        [KeyType(2)]
        public uint Label { get; set; }

        public float Score { get; set; }

        public bool PredictedLabel { get; set; }
    }
}
