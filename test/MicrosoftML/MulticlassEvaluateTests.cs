using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.MicrosoftML.Tests;

/// <summary>Multiclass metrics, to the last digit those of the real evaluator (Microsoft.ML 5.0.0).</summary>
public sealed class MulticlassEvaluateTests
{
    private static readonly MulticlassRow[] Rows =
    [
        new() { Label = 0, Score = [0.7f, 0.2f, 0.1f] }, new() { Label = 0, Score = [0.2f, 0.5f, 0.3f] }, new() { Label = 0, Score = [0.4f, 0.4f, 0.2f] },
        new() { Label = 1, Score = [0.4f, 0.4f, 0.2f] }, new() { Label = 1, Score = [0.1f, 0.8f, 0.1f] }, new() { Label = 1, Score = [1, 0, 0] },
    ];

    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Metrics_of_keys()
    {
        MulticlassClassificationMetrics metrics = ml.MulticlassClassification.Evaluate(ml.Data.LoadFromEnumerable(Rows));

        Assert.Equal(3.0 / 6, metrics.MicroAccuracy);

        // Over the two classes that are there, of three.
        Assert.Equal(((2.0 / 3) + (1.0 / 3)) / 2, metrics.MacroAccuracy);

        // Natural logarithms; a probability below 1e-15 counts as that.
        Assert.Equal(6.426769036690633, metrics.LogLoss);
        Assert.Equal(-8.271867818172316, metrics.LogLossReduction);
        Assert.Equal([0.9608011918248548, 11.892736881556411, 0.0], metrics.PerClassLogLoss);
        Assert.Equal((0.0, 0), (metrics.TopKAccuracy, metrics.TopKPredictionCount));
    }

    [Fact]
    public void Ties_go_to_the_class_that_comes_first()
    {
        MulticlassClassificationMetrics metrics = ml.MulticlassClassification.Evaluate(ml.Data.LoadFromEnumerable(Rows), topKPredictionCount: 2);

        Assert.Equal([0.5, 0.8333333333333333], metrics.TopKAccuracyForAllK);
        Assert.Equal((metrics.TopKAccuracyForAllK[1], 2), (metrics.TopKAccuracy, metrics.TopKPredictionCount));
        Assert.Equal([2.0, 1.0, 0.0], metrics.ConfusionMatrix.Counts[0]);
        Assert.Equal([2.0, 1.0, 0.0], metrics.ConfusionMatrix.Counts[1]);
        Assert.Equal([0.5, 0.5, 0.0], metrics.ConfusionMatrix.PerClassPrecision);
        Assert.Equal(3, metrics.ConfusionMatrix.NumberOfClasses);
    }

    [Fact]
    public void Rows_are_left_out_where_the_label_is_no_class_or_a_score_is_not_finite()
    {
        IDataView data = ml.Data.LoadFromEnumerable(
        [
            .. Rows, new() { Label = 9, Score = [1, 0, 0] }, new() { Label = 0, Score = [float.NaN, 0, 0] }, new() { Label = 0, Score = [1, float.PositiveInfinity, 0] },
        ]);

        Assert.Equal(6.426769036690633, ml.MulticlassClassification.Evaluate(data).LogLoss);
    }

    [Fact]
    public void Metrics_of_nothing_are_zero_or_undefined()
    {
        MulticlassClassificationMetrics metrics = ml.MulticlassClassification.Evaluate(ml.Data.LoadFromEnumerable(Array.Empty<MulticlassRow>()), topKPredictionCount: 2);

        Assert.Equal((0.0, 0.0, 0.0), (metrics.MicroAccuracy, metrics.MacroAccuracy, metrics.LogLoss));
        Assert.Equal((double.NaN, double.NaN), (metrics.LogLossReduction, metrics.TopKAccuracy));
    }

    [Fact]
    public void A_class_that_the_model_has_no_score_for_is_a_mistake()
    {
        IDataView data = ml.Data.LoadFromEnumerable([new { Label = 0f, Score = Row(0.9f, 0.1f), PredictedLabel = 0f }, new { Label = 5f, Score = Row(0.9f, 0.1f), PredictedLabel = 0f }], Known(2));

        MulticlassClassificationMetrics metrics = ml.MulticlassClassification.Evaluate(data);

        Assert.Equal((0.5, 1.0), (metrics.MicroAccuracy, metrics.MacroAccuracy));
        Assert.Equal((-Math.Log(0.9f) - Math.Log(1e-15f)) / 2, metrics.LogLoss);
        Assert.Equal([-Math.Log(0.9f), 0.0], metrics.PerClassLogLoss);

        static float[] Row(params float[] scores) => scores;
        static SchemaDefinition Known(int size)
        {
            SchemaDefinition definition = SchemaDefinition.Create(new { Label = 0f, Score = Array.Empty<float>(), PredictedLabel = 0f }.GetType(), SchemaDefinition.Direction.Read);
            definition["Score"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
            return definition;
        }
    }

    [Fact]
    public void Each_column_must_be_there_and_of_its_type()
    {
        IDataView data = ml.Data.LoadFromEnumerable(Rows);
        MulticlassClassificationCatalog multiclass = ml.MulticlassClassification;

        Assert.Throws<ArgumentOutOfRangeException>(() => multiclass.Evaluate(data, labelColumnName: "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>(() => multiclass.Evaluate(data, scoreColumnName: "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>(() => multiclass.Evaluate(data, predictedLabelColumnName: "Nothing"));
        Assert.Throws<ArgumentOutOfRangeException>(() => multiclass.Evaluate(data, scoreColumnName: "Label"));
        Assert.Throws<ArgumentOutOfRangeException>(() => multiclass.Evaluate(data, labelColumnName: "Score"));
        Assert.Throws<ArgumentOutOfRangeException>(() => multiclass.Evaluate(data, topKPredictionCount: -1));
        Assert.Throws<IndexOutOfRangeException>(() => multiclass.Evaluate(data, topKPredictionCount: 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => multiclass.Evaluate(ml.Data.LoadFromEnumerable([new { Label = 0f, Score = new float[2], PredictedLabel = 0f }])));
    }

    [Fact]
    public void Cross_validation_scores_each_fold()
    {
        IDataView data = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i => new MulticlassRow { Label = (uint)i % 3, Score = [i % 5, 2, i % 2] }));

        var folds = ml.MulticlassClassification.CrossValidate(data, ml.Transforms.CopyColumns("Copy", "Score"), 4, samplingKeyColumnName: "PredictedLabel");

        Assert.Equal([0, 1, 2, 3], folds.Select(fold => fold.Fold));
        Assert.Equal(60, folds.Sum(fold => fold.Metrics.ConfusionMatrix.Counts.Sum(row => row.Sum())));
    }

    private sealed class MulticlassRow
    {
        [KeyType(3)]
        public uint Label { get; set; }

        [VectorType(3)]
        public float[] Score { get; set; } = [];

        public int PredictedLabel { get; set; }
    }
}
