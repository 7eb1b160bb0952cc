using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

public sealed class LinkMetricsTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void A_pair_is_ranked_among_those_without_an_edge()
    {
        LinkMetrics metrics = ml.BinaryClassification.EvaluateLinks(Rows((true, 9), (false, 8), (true, 7), (false, 6), (true, 5), (false, 5)));

        // Ranks 1, 2 and, of two above and one beside, 3.5.
        Assert.Equal(3, metrics.Count);
        Assert.Equal((1 + 0.5 + (1 / 3.5)) / 3, metrics.MeanReciprocalRank, 1e-12);
        Assert.Equal(6.5 / 3, metrics.MeanRank, 1e-12);
        Assert.Equal([1.0 / 3, 2.0 / 3, 2.0 / 3, 1], new[] { 1, 2, 3, 4 }.Select(metrics.HitsAt));
        Assert.Equal((3 + 2 + 0.5) / 9, metrics.AreaUnderRocCurve, 1e-12);
    }

    [Fact]
    public void Groups_are_ranked_by_themselves_and_one_without_the_others_is_left_out()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(new Pair[]
        {
            new() { Source = 4, Label = true, Score = 1 }, new() { Source = 4, Score = 0 },
            new() { Source = 7, Label = true, Score = 5 }, new() { Source = 7, Score = 6 }, new() { Source = 7, Score = 7 },
            new() { Source = 9, Label = true, Score = 3 },
        });

        LinkMetrics metrics = ml.BinaryClassification.EvaluateLinks(rows, groupColumnName: "Source");

        Assert.Equal(2, metrics.Count);
        Assert.Equal((1 + (1.0 / 3)) / 2, metrics.MeanReciprocalRank, 1e-12);
        Assert.Equal((1 + 1 + 1) / 9.0, metrics.AreaUnderRocCurve, 1e-12);
    }

    [Fact]
    public void The_area_is_ML_NETs() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        IDataView rows = Rows([(true, 3), (false, 2), .. Enumerable.Range(0, random.Next(60)).Select(_ => (random.Next(2) == 0, (float)random.Next(9)))]);
        Assert.Equal(ml.BinaryClassification.EvaluateNonCalibrated(rows).AreaUnderRocCurve, ml.BinaryClassification.EvaluateLinks(rows).AreaUnderRocCurve, 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_cannot_be_ranked_is_named()
    {
        Assert.Equal(
            "Column 'Label' is never true in rows among which it is false, too; expected some of both to rank.",
            Assert.Throws<InvalidOperationException>(() => ml.BinaryClassification.EvaluateLinks(Rows((true, 1)))).Message);
        Assert.Throws<InvalidOperationException>(() => ml.BinaryClassification.EvaluateLinks(Rows((false, 1))));
        Assert.Equal(
            "Row 1: score column 'Score' is NaN; expected a number.",
            Assert.Throws<InvalidOperationException>(() => ml.BinaryClassification.EvaluateLinks(Rows((false, 1), (true, float.NaN)))).Message);
        Assert.Contains(
            "Schema mismatch for group column 'Score'",
            Assert.Throws<ArgumentOutOfRangeException>(() => ml.BinaryClassification.EvaluateLinks(Rows((false, 1)), groupColumnName: "Score")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.BinaryClassification.EvaluateLinks(Rows((false, 1), (true, 2))).HitsAt(0));
    }

    private IDataView Rows(params (bool Label, float Score)[] pairs) =>
        ml.Data.LoadFromEnumerable(pairs.Select(pair => new Pair { Label = pair.Label, Score = pair.Score }));

    private sealed class Pair
    {
        public int Source { get; set; }

        public bool Label { get; set; }

        public float Score { get; set; }

        public bool PredictedLabel => Score > 0;
    }
}
