namespace Equivariant.ML.Estimators;

/// <summary>What an autoencoder makes of a graph.</summary>
public sealed record GraphReconstruction
{
    /// <summary>Where each node is embedded, row-major [nodes×width].</summary>
    public required IReadOnlyList<float> Embedding { get; init; }

    /// <summary>The probability that an edge joins two nodes, row-major [nodes×nodes], 0 on the diagonal.</summary>
    public required IReadOnlyList<float> Probability { get; init; }
}
