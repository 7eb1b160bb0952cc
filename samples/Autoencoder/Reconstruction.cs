namespace Equivariant.ML.Autoencoder;

/// <summary>What the trained model adds to a row.</summary>
internal sealed class Reconstruction
{
    /// <summary>The probability that an edge joins two nodes, [nodes×nodes].</summary>
    public float[] Probability { get; set; } = [];
}
