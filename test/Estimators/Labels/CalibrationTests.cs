using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

public sealed class CalibrationTests
{
    [Fact]
    public void The_curve_that_labels_were_drawn_from_is_found()
    {
        var random = new Random(1);
        (float, bool)[] rows = [.. Enumerable.Range(0, 50_000).Select(_ =>
        {
            float score = (float)((8 * random.NextDouble()) - 4);
            return (score, random.NextDouble() < 1 / (1 + Math.Exp(-((0.5 * score) - 1))));
        })];
        BinaryScores curve = Calibration.Fit(rows);

        Assert.Equal(0.5, curve.Slope, 0.02);
        Assert.Equal(-1, curve.Intercept, 0.05);
        Assert.Equal(1 / (1 + Math.Exp(-((2 * curve.Slope) + curve.Intercept))), curve.Probability(2), 1e-6);
    }

    [Fact]
    public void Scores_that_tell_all_or_nothing_or_the_contrary_still_give_a_rising_curve()
    {
        foreach ((float, bool)[] rows in new (float, bool)[][]
        {
            [.. Enumerable.Range(-20, 40).Select(i => ((float)i, i >= 0))],
            [.. Enumerable.Range(-20, 40).Select(i => ((float)i, i < 0))],
            [.. Enumerable.Range(0, 40).Select(i => (1f, i < 30))],
            [.. Enumerable.Range(0, 40).Select(i => (i * 1e6f, i % 2 == 0))],
        })
        {
            BinaryScores curve = Calibration.Fit(rows);
            curve.Check();
            Assert.True(curve.Probability(-1) <= curve.Probability(1));
        }

        // Thirty of forty, less Platt's allowance.
        Assert.Equal(0.75, Calibration.Fit([.. Enumerable.Range(0, 40).Select(i => (1f, i < 30))]).Probability(1), 0.02);
    }

    [Fact]
    public void Few_rows_of_a_kind_are_no_basis()
    {
        LabelledRow[] Rows(int yes, int no) => [.. Enumerable.Range(0, yes + no).Select(i => new LabelledRow(new GraphRow(new GraphBuilder(0).Build()), [i < yes ? 1 : 0], 1))];
        Assert.True(Calibration.CanFit(Rows(10, 10)));
        Assert.False(Calibration.CanFit(Rows(9, 1000)));
        Assert.False(Calibration.CanFit(Rows(1000, 9)));
    }
}
