namespace Equivariant.ML.Estimators;

/// <summary>A prediction of yes or no.</summary>
/// <param name="PredictedLabel">Which it is.</param>
/// <param name="Score">Positive for true; the larger, the surer.</param>
/// <param name="Probability">How likely true is, from 0 to 1.</param>
public readonly record struct BinaryPrediction(bool PredictedLabel, float Score, float Probability)
{
    internal static BinaryPrediction Of(Scores scores, float[] numbers) => new(numbers[0] > 0, numbers[0], ((BinaryScores)scores).Probability(numbers[0]));
}
