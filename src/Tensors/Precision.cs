namespace Equivariant.ML.Tensors;

/// <summary>The number format that an <see cref="Engine"/> computes in.</summary>
public enum Precision
{
    /// <summary>32-bit floating point.</summary>
    Single,

    /// <summary>64-bit floating point.</summary>
    Double,
}
