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

    /// <summary>x where positive, else eˣ − 1 (Clevert, Unterthiner and Hochreiter 2016).</summary>
    Elu,

    /// <summary>ln(½eˣ + ½), smooth to every order and 0 at 0 (Schütt et al. 2017).</summary>
    ShiftedSoftplus,
}

internal static class Activations
{
    private static readonly double Ln2 = Math.Log(2);

    internal static Tensor Apply(this Activation activation, Tensor x) => activation switch
    {
        Activation.Silu => x.Silu(),
        Activation.Relu => x.Relu(),
        Activation.LeakyRelu => x.Maximum(0.2 * x),
        Activation.Tanh => x.Tanh(),
        Activation.Elu => x.Relu() + (-(-x).Relu()).Exp().Affine(1, -1),
        Activation.ShiftedSoftplus => x.Softplus().Affine(1, -Ln2),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, $"There is no activation {activation}."),
    };

    /// <summary>The function as a step of an edge program.</summary>
    internal static EdgeValue Write(this Activation activation, EdgeProgramBuilder program, EdgeValue x) => activation switch
    {
        Activation.Silu => program.Map(Unary.Silu, x),
        Activation.Relu => program.Map(Unary.Relu, x),
        Activation.LeakyRelu => program.Add(program.Map(Unary.Affine, x, 0.2), program.Map(Unary.Affine, program.Map(Unary.Relu, x), 0.8)),
        Activation.Tanh => program.Map(Unary.Tanh, x),
        Activation.Elu => program.Add(
            program.Map(Unary.Relu, x),
            program.Map(Unary.Affine, program.Map(Unary.Exp, program.Map(Unary.Affine, program.Map(Unary.Relu, program.Map(Unary.Affine, x, -1)), -1)), 1, -1)),
        Activation.ShiftedSoftplus => program.Map(Unary.Affine, program.Map(Unary.Softplus, x), 1, -Ln2),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, $"There is no activation {activation}."),
    };
}
