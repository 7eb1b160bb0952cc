namespace Equivariant.ML.Transforms;

/// <summary>
/// A column that has values for all nodes of a row's graph, one node after the other, and the column in which each node's row gets its own.
/// </summary>
public sealed record NodeValues
{
    internal NodeValues(string outputColumnName, string inputColumnName, int? width, bool isScalar)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        if (width < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, $"width is {width}; expected 1 or more.");
        }

        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName;
        Width = width;
        IsScalar = isScalar;
    }

    /// <summary>The column to make.</summary>
    public string OutputColumnName { get; }

    /// <summary>The column that is shared out, a vector, row-major [nodes × width].</summary>
    public string InputColumnName { get; }

    /// <summary>Values of one node; null for as many as the vector has for each node.</summary>
    public int? Width { get; }

    /// <summary>Whether a node gets a single value rather than a vector.</summary>
    public bool IsScalar { get; }

    /// <summary>One value for each node, such as a label: of a vector [nodes].</summary>
    /// <param name="outputColumnName">The column to make, of the vector's item type; keys keep the values that they stand for.</param>
    /// <param name="inputColumnName">The column of vectors, of any item type.</param>
    public static NodeValues Scalar(string outputColumnName, string inputColumnName) => new(outputColumnName, inputColumnName, 1, isScalar: true);

    /// <summary>A vector for each node, such as a force: of a vector, row-major [nodes × width].</summary>
    /// <param name="outputColumnName">The column to make, of vectors of the same item type.</param>
    /// <param name="inputColumnName">The column of vectors, of any item type.</param>
    /// <param name="width">
    /// Values of one node, which gives a column of vectors of known size, as ML.NET's trainers need; default: as many as the vector has for
    /// each node, and a column of vectors of varying size.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A width less than 1.</exception>
    public static NodeValues Vector(string outputColumnName, string inputColumnName, int? width = null) =>
        new(outputColumnName, inputColumnName, width, isScalar: false);
}
