namespace Equivariant.ML.Data;

/// <summary>Things to learn from and things to judge by, by their numbers from 0: graphs of a data set, or nodes of a graph. None is among both.</summary>
/// <param name="Training">What is learnt from, ascending.</param>
/// <param name="Test">What is judged by, ascending.</param>
public sealed record Fold(IReadOnlyList<int> Training, IReadOnlyList<int> Test)
{
    /// <summary>The numbers of both.</summary>
    public override string ToString() => $"{Training.Count} to learn from, {Test.Count} to judge by";
}
