namespace Equivariant.ML.Estimators;

/// <summary>A prediction of one of several classes.</summary>
/// <param name="PredictedClass">The likeliest class, from 0 in the order of the label's keys.</param>
/// <param name="PredictedValue">The value that the class's key stands for, as text in the invariant culture; null where keys had no values.</param>
/// <param name="Score">The probability of each class.</param>
public sealed record ClassPrediction(int PredictedClass, string? PredictedValue, IReadOnlyList<float> Score)
{
    internal static ClassPrediction Of(Scores scores, float[] numbers)
    {
        int largest = ClassScores.Largest(numbers);
        return new ClassPrediction(largest, ((ClassScores)scores).Values?.Texts[largest], numbers);
    }
}
