namespace Equivariant.ML.Sets;

/// <summary>What the trained model adds to a row.</summary>
internal sealed class PredictedSet
{
    public string PredictedKind { get; set; } = "";

    /// <summary>The probability of each kind.</summary>
    public float[] Score { get; set; } = [];
}
