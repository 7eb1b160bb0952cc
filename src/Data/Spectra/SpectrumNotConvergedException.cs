using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>An iteration that did not reach its tolerance within the products it was allowed.</summary>
public sealed class SpectrumNotConvergedException : Exception
{
    /// <summary>Says how far an iteration came.</summary>
    /// <param name="residual">The greatest relative residual left.</param>
    /// <param name="tolerance">What it should have been.</param>
    /// <param name="products">Products of the matrix with a vector made.</param>
    public SpectrumNotConvergedException(double residual, double tolerance, long products)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"A relative residual of {residual:g3} is left after {products} products with a vector; expected at most {tolerance:g3}. Allow more products, or a greater residual."))
    {
        Residual = residual;
        Tolerance = tolerance;
        Products = products;
    }

    /// <summary>The greatest relative residual left.</summary>
    public double Residual { get; }

    /// <summary>What it should have been.</summary>
    public double Tolerance { get; }

    /// <summary>Products of the matrix with a vector made.</summary>
    public long Products { get; }
}
