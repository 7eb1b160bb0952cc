namespace Equivariant.ML.Tensors;

/// <summary>Functions of two numbers that an <see cref="Engine"/> maps over a pair of tensors.</summary>
public enum Binary
{
    /// <summary>a + b.</summary>
    Add,

    /// <summary>a − b.</summary>
    Subtract,

    /// <summary>a·b.</summary>
    Multiply,

    /// <summary>a/b.</summary>
    Divide,

    /// <summary>The larger.</summary>
    Maximum,

    /// <summary>The smaller.</summary>
    Minimum,

    /// <summary>1 where a = b, else 0.</summary>
    Equal,

    /// <summary>1 where a &gt; b, else 0.</summary>
    Greater,
}
