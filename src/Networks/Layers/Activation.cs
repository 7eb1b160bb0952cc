using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>The function between two linear maps.</summary>
public enum Activation
{
    /// <summary>x/(1 + e⁻ˣ), smooth, so that forces and other second derivatives exist.</summary>
    Silu,

    /// <summary>x where positive, else 0.</summary>
    Relu,

    /// <summary>x where positive, else 0.2·x.</summary>
    LeakyRelu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
}

internal static class Activations
{
    internal static Tensor Apply(this Activation activation, Tensor x) => activation switch
    {
        Activation.Silu => x.Silu(),
        Activation.Relu => x.Relu(),
        Activation.LeakyRelu => x.Maximum(0.2 * x),
        Activation.Tanh => x.Tanh(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, $"There is no activation {activation}."),
    };
}
