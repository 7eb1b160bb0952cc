namespace Equivariant.ML.Data;

/// <summary>
/// Filters signals on the nodes by a function of a Laplacian's eigenvalues: y = U·h(Λ)·Uᵀ·x. On a ring or a torus that is a convolution. Of k of n
/// eigenpairs, what the others would contribute is left out: with low ones an ideal low-pass filter. <see cref="ChebyshevFilter"/> needs no eigenvectors.
/// </summary>
public static class SpectralFilter
{
    /// <summary>y = U·h(Λ)·Uᵀ·x.</summary>
    /// <param name="basis">Eigenpairs of a Laplacian.</param>
    /// <param name="signals">Signals, row-major [n × <paramref name="width"/>].</param>
    /// <param name="response">h: what a component of an eigenvalue is multiplied by.</param>
    /// <param name="width">Number of signals, 1 or more.</param>
    /// <returns>Filtered signals, row-major [n × <paramref name="width"/>].</returns>
    /// <exception cref="ArgumentException">The signals have another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">width is less than 1.</exception>
    public static double[] Apply(EigenPairs basis, double[] signals, Func<double, double> response, int width = 1)
    {
        ArgumentNullException.ThrowIfNull(response);
        double[] coefficients = GraphFourier.Transform(basis, signals, width);
        for (int i = 0; i < basis.Count; i++)
        {
            VectorArithmetic.Scale(coefficients.AsSpan(i * width, width), response(basis.Values[i]));
        }

        return GraphFourier.Inverse(basis, coefficients, width);
    }
}
