namespace Equivariant.ML.Estimators;

/// <summary>What weights come to on rows that they are judged by.</summary>
/// <param name="Loss">The mean loss, in labels' units.</param>
/// <param name="Accuracy">The part of the rows, by their weights, whose class was told right; null where that does not count.</param>
internal readonly record struct Judgement(double Loss, double? Accuracy)
{
    /// <summary>Whether weights are better by this than by another.</summary>
    internal bool IsBetterThan(Judgement other) =>
        Accuracy is { } accuracy && other.Accuracy is { } known && accuracy != known ? accuracy > known : Loss < other.Loss;
}
