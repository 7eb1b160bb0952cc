using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>The norm after each layer of a composed network.</summary>
public enum Norm
{
    /// <summary>None.</summary>
    None,

    /// <summary>Over the nodes of a graph, feature by feature (<see cref="GraphNormLayer"/>).</summary>
    Graph,

    /// <summary>Over the features of a node (<see cref="LayerNormLayer"/>).</summary>
    Layer,

    /// <summary>Over the nodes of a batch, feature by feature, and in predictions by what training saw (<see cref="BatchNormLayer"/>).</summary>
    Batch,
}

internal static class NormCreation
{
    /// <summary>Creates a norm of features of a width; null for none.</summary>
    internal static Layer? Create(this Norm norm, ParameterScope parameters, int width) => norm switch
    {
        Norm.None => null,
        Norm.Graph => new GraphNormLayer(parameters, width),
        Norm.Layer => new LayerNormLayer(parameters, width),
        Norm.Batch => new BatchNormLayer(parameters, width),
        _ => throw new ArgumentOutOfRangeException(nameof(norm), norm, $"There is no norm {norm}."),
    };
}
