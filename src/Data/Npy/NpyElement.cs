namespace Equivariant.ML.Data;

/// <summary>The element types of .npy files that are read.</summary>
public enum NpyElement
{
    /// <summary>b1: one byte, 0 or not.</summary>
    Boolean,

    /// <summary>u1: one byte.</summary>
    Byte,

    /// <summary>i4: four bytes, signed.</summary>
    Int32,

    /// <summary>i8: eight bytes, signed.</summary>
    Int64,

    /// <summary>f4: IEEE single precision.</summary>
    Single,

    /// <summary>f8: IEEE double precision.</summary>
    Double,
}
