namespace Equivariant.ML.Tensors;

/// <summary>
/// Rows of two strided arrays of the same sizes that follow each other with one stride: a walk over four axes goes plane by plane, and a
/// plane is two nested loops.
/// </summary>
/// <param name="Left">Where the first row begins in the left array.</param>
/// <param name="Right">Where it begins in the right array.</param>
/// <param name="Rows">How many rows follow each other.</param>
internal readonly record struct Plane(nint Left, nint Right, int Rows)
{
    /// <summary>The plane that begins at a row, counted row-major over the three outer axes, and goes no further than another.</summary>
    public static Plane At(in Axes sizes, in Axes leftStrides, in Axes rightStrides, int row, int end)
    {
        (int plane, int first) = Math.DivRem(row, sizes[2]);
        (int outer, int inner) = Math.DivRem(plane, sizes[1]);
        return new Plane(Offset(leftStrides), Offset(rightStrides), Math.Min(sizes[2] - first, end - row));

        nint Offset(in Axes strides) => ((nint)outer * strides[0]) + ((nint)inner * strides[1]) + ((nint)first * strides[2]);
    }
}
