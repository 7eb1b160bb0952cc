namespace Equivariant.ML.Autoencoder;

/// <summary>A row with what is told of its edges without a model.</summary>
internal sealed class ScoredGraph : GraphRow
{
    /// <summary>The logit of an edge for each two nodes, [nodes×nodes].</summary>
    public float[] Score { get; set; } = [];
}
