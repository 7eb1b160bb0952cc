namespace Equivariant.ML.NBody;

/// <summary>What a trained model adds to a row.</summary>
internal sealed class PredictedRow
{
    /// <summary>Predicted positions, row-major [particles × 3].</summary>
    public float[] Score { get; set; } = [];
}
