namespace Equivariant.ML.Molecules;

/// <summary>What a trained model adds to a row.</summary>
internal sealed class PredictedMolecule
{
    /// <summary>The predicted property, in the label's unit.</summary>
    public float Score { get; set; }
}
