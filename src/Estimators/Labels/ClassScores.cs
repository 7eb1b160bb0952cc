using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Estimators;

/// <summary>
/// One of several classes: the columns "PredictedLabel" (a key, with the label's key values) and "Score" (a probability for each class, in the keys' order).
/// </summary>
internal sealed record ClassScores : Scores
{
    /// <summary>How many classes there are.</summary>
    public required int Count { get; init; }

    /// <summary>What the classes are; null where the label's keys had no values.</summary>
    public KeyValues? Values { get; init; }

    internal override int Width => Count;

    internal override IReadOnlyList<ScoreColumn> Columns()
    {
        DataViewSchema.Annotations? values = Values?.ToAnnotations();
        return
        [
            ScoreColumn.Key(ScoreColumn.PredictedLabel, numbers => Largest(numbers), Count, values),
            ScoreColumn.Vector(ScoreColumn.Score, Count, Values?.ToSlotNames()),
        ];
    }

    /// <summary>A class as messages name it.</summary>
    internal string NameOf(int index) => Values is { } values ? $"class '{values.Texts[index]}'" : $"class {index}";

    /// <summary>The class of the largest number, the first of equals.</summary>
    internal static int Largest(ReadOnlySpan<float> numbers)
    {
        int largest = 0;
        for (int i = 1; i < numbers.Length; i++)
        {
            largest = numbers[i] > numbers[largest] ? i : largest;
        }

        return largest;
    }

    /// <summary>From logits to probabilities.</summary>
    internal override void Finish(Span<float> numbers, Graph graph)
    {
        float most = numbers[Largest(numbers)];
        double sum = 0;
        foreach (float number in numbers)
        {
            sum += Math.Exp(number - most);
        }

        foreach (ref float number in numbers)
        {
            number = (float)(Math.Exp(number - most) / sum);
        }
    }

    internal override void Check()
    {
        const int Most = 1 << 16;
        if (Count is < 2 or > Most || (Values is not null && Values.Texts.Length != Count))
        {
            throw new ArgumentException($"there are {Count} classes with {Values?.Texts.Length ?? Count} values; expected 2 to {Most}, and as many values.");
        }

        Values?.Check();
    }
}
