namespace Equivariant.ML.Tensors;

/// <summary>Functions of one number that an <see cref="Engine"/> maps over a tensor. Two of them take constants a and b.</summary>
public enum Unary
{
    /// <summary>a·x + b.</summary>
    Affine,

    /// <summary>x, but at least a and at most b. Its derivative is 1 from a to b, both included, else 0.</summary>
    Clamp,

    /// <summary>1 where a ≤ x ≤ b, else 0. Its derivative is 0.</summary>
    Within,

    /// <summary>eˣ.</summary>
    Exp,

    /// <summary>The natural logarithm.</summary>
    Log,

    /// <summary>The square root. Its derivative at 0 is taken as 0, so that the norm of a zero vector has a gradient.</summary>
    Sqrt,

    /// <summary>x².</summary>
    Square,

    /// <summary>1/x, and 0 at 0. Its derivative at 0 is taken as 0.</summary>
    ReciprocalOrZero,

    /// <summary>|x|. Its derivative at 0 is taken as 0.</summary>
    Abs,

    /// <summary>−1, 0 or 1. Its derivative is 0.</summary>
    Sign,

    /// <summary>1/(1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>x/(1 + e⁻ˣ), also called swish.</summary>
    Silu,

    /// <summary>x where positive, else 0. Its derivative at 0 is taken as 0.</summary>
    Relu,

    /// <summary>ln(1 + eˣ).</summary>
    Softplus,

    /// <summary>The cosine, of radians.</summary>
    Cos,
}
