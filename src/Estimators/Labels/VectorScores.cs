using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>A vector for each of a graph's nodes: the column "Score", row-major [nodes×dimension].</summary>
internal sealed record VectorScores : Scores
{
    /// <summary>What the network's vectors are multiplied by.</summary>
    public double Deviation { get; init; } = 1;

    internal override int Width => 0;

    internal override IReadOnlyList<ScoreColumn> Columns() => [ScoreColumn.Vector(ScoreColumn.Score, 0)];

    internal override void Finish(Span<float> numbers, Graph graph)
    {
        foreach (ref float number in numbers)
        {
            number = (float)(Deviation * number);
        }
    }

    internal override double UnitOf(int number) => Deviation;

    internal override void Check()
    {
        if (!double.IsFinite(Deviation) || Deviation <= 0)
        {
            throw new ArgumentException("the scale of vectors is not a finite, positive number.");
        }
    }
}
