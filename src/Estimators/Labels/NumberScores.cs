using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>One or several quantities a row, in labels' units: the column "Score", a Single or a vector of a known size.</summary>
internal sealed record NumberScores : Scores
{
    /// <summary>How each quantity is scaled.</summary>
    public required TargetScale[] Scales { get; init; }

    /// <summary>Whether labels were vectors, and scores are.</summary>
    public bool Vector { get; init; }

    internal override int Width => Scales.Length;

    internal override IReadOnlyList<ScoreColumn> Columns() =>
        [Vector ? ScoreColumn.Vector(ScoreColumn.Score, Width) : ScoreColumn.Number(ScoreColumn.Score, numbers => numbers[0])];

    internal override void Finish(Span<float> numbers, Graph graph)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Scales[i].ToLabel(numbers[i], graph);
        }
    }

    internal override double UnitOf(int number) => Scales[number].Deviation;

    internal override void Check()
    {
        const int Most = 1 << 16;
        if (Scales.Length is 0 or > Most || !(Vector || Scales.Length == 1) || Scales.Contains(null))
        {
            throw new ArgumentException($"there are {Scales.Length} scales; expected 1 to {Most}, and one where scores are no vectors.");
        }

        foreach (TargetScale scale in Scales)
        {
            scale.Check();
        }
    }
}
