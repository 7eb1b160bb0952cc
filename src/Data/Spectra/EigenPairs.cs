namespace Equivariant.ML.Data;

/// <summary>
/// Some eigenvalues and eigenvectors of a symmetric matrix A. Values ascend; vectors are orthonormal; a vector's sign is that for which Σ vᵢ³ is positive,
/// or, where that sum is not clearly different from 0, for which its first component of the greatest size is. The first rule does not depend on the order
/// of nodes, the second does. Of an eigenvalue that occurs several times any orthonormal basis is an answer. Immutable; threads may share one.
/// </summary>
public sealed class EigenPairs
{
    private readonly double[] values;
    private readonly double[] vectors;
    private readonly double[] residuals;

    internal EigenPairs(double[] values, double[] vectors, double[] residuals, double norm, long products, bool converged)
    {
        this.values = values;
        this.vectors = vectors;
        this.residuals = residuals;
        Norm = norm;
        Products = products;
        Converged = converged;
        EigenSigns.Fix(vectors, values.Length);
    }

    /// <summary>Number of pairs k.</summary>
    public int Count => values.Length;

    /// <summary>Number of rows n of the matrix.</summary>
    public int RowCount => vectors.Length / values.Length;

    /// <summary>Eigenvalues, ascending, [k].</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Eigenvectors, row-major [n × k]: row i holds component i (a graph's node i) of every vector, column j is the vector of value j.</summary>
    public ReadOnlySpan<double> Vectors => vectors;

    /// <summary>Of each pair ‖A·v − λ·v‖₂ / <see cref="Norm"/>, [k].</summary>
    public ReadOnlySpan<double> Residuals => residuals;

    /// <summary>
    /// ‖A‖₂, the greatest absolute eigenvalue. The sparse solver estimates it from below, so that what is within a tolerance of it is within that
    /// tolerance of ‖A‖₂.
    /// </summary>
    public double Norm { get; }

    /// <summary>Products of the matrix with a vector that were made; 0 of the dense solver.</summary>
    public long Products { get; }

    /// <summary>Whether every residual is within the tolerance asked for.</summary>
    public bool Converged { get; }

    /// <summary>One eigenvector, [n].</summary>
    /// <param name="index">Which, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pair.</exception>
    public double[] Vector(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var vector = new double[RowCount];
        for (int row = 0; row < vector.Length; row++)
        {
            vector[row] = vectors[(row * Count) + index];
        }

        return vector;
    }

    /// <summary>How many pairs of how many rows.</summary>
    public override string ToString() => $"EigenPairs: {Count} of {RowCount} rows";
}
