namespace Equivariant.ML.Estimators;

/// <summary>A row to learn from.</summary>
/// <param name="Row">What it is about.</param>
/// <param name="Label">What is known of it; NaN where something is not.</param>
/// <param name="Weight">How much it counts.</param>
internal readonly record struct LabelledRow(GraphRow Row, float[] Label, float Weight)
{
    /// <summary>Whether anything is known of it, and it counts.</summary>
    internal bool Teaches => Weight > 0 && !Array.TrueForAll(Label, float.IsNaN);
}
