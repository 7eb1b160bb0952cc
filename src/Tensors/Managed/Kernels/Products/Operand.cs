using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>A matrix by its strides: element (row, column) is at row·Row + column·Column. In products one of the two is 1.</summary>
internal readonly unsafe struct Operand(float* data, nint row, nint column)
{
    public float* Data => data;

    public nint Row => row;

    public nint Column => column;

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public Operand Transposed => new(data, column, row);

    /// <summary>The address of an element.</summary>
    [MethodImpl(Jit.Inline)]
    public float* At(nint i, nint j) => data + (i * row) + (j * column);

    /// <summary>The matrix without its first rows and columns.</summary>
    [MethodImpl(Jit.Inline)]
    public Operand From(nint i, nint j) => new(At(i, j), row, column);
}
