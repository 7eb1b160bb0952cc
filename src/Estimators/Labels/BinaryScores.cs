namespace Equivariant.ML.Estimators;

/// <summary>
/// Yes or no: the columns "PredictedLabel" (Boolean), "Score" (Single, yes where positive) and "Probability" (Single, 1 / (1 + e^−(slope · score + intercept))).
/// </summary>
internal sealed record BinaryScores : Scores
{
    /// <summary>What a score is multiplied by to be a calibrated logit.</summary>
    public double Slope { get; init; } = 1;

    /// <summary>What is then added.</summary>
    public double Intercept { get; init; }

    internal override int Width => 1;

    internal float Probability(float score) => (float)(1 / (1 + Math.Exp(-((Slope * score) + Intercept))));

    internal override IReadOnlyList<ScoreColumn> Columns() =>
    [
        ScoreColumn.Boolean(ScoreColumn.PredictedLabel, numbers => numbers[0] > 0),
        ScoreColumn.Number(ScoreColumn.Score, numbers => numbers[0]),
        ScoreColumn.Number(ScoreColumn.Probability, numbers => Probability(numbers[0])),
    ];

    internal override void Check()
    {
        if (!double.IsFinite(Slope) || Slope <= 0 || !double.IsFinite(Intercept))
        {
            throw new ArgumentException("the calibration is out of its range.");
        }
    }
}
