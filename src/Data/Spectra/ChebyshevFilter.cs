using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>
/// Filters signals on the nodes by a polynomial of a matrix, such as a Laplacian: y = Σⱼ cⱼ·Tⱼ(L̃)·x, where Tⱼ are Chebyshev's polynomials and L̃ is L
/// with [lower, upper] moved to [−1, 1] (Hammond, Vandergheynst and Gribonval, 2011). It costs as many products as its degree, and a node's result depends
/// on nodes no farther than that. Immutable; threads may share one.
/// </summary>
public sealed class ChebyshevFilter
{
    private readonly double[] coefficients;

    /// <summary>A filter of given coefficients.</summary>
    /// <param name="coefficients">c₀, c₁, …, one or more, finite; c₀ counts whole.</param>
    /// <param name="lower">No eigenvalue is below.</param>
    /// <param name="upper">No eigenvalue is above; more than <paramref name="lower"/>. <see cref="SpectrumBounds"/> estimates both. Outside, polynomials
    /// grow fast.</param>
    /// <exception cref="ArgumentException">No coefficient, or one that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Bounds that are not finite and in order.</exception>
    public ChebyshevFilter(ReadOnlySpan<double> coefficients, double lower, double upper)
    {
        if (coefficients.Length == 0)
        {
            throw new ArgumentException("No coefficients; expected one or more.", nameof(coefficients));
        }

        foreach (double coefficient in coefficients)
        {
            if (!double.IsFinite(coefficient))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A coefficient of {coefficient}; expected finite ones."), nameof(coefficients));
            }
        }

        if (!(upper > lower && double.IsFinite(upper - lower)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(upper), upper, string.Create(CultureInfo.InvariantCulture, $"The interval is from {lower} to {upper}; expected a finite one of some width."));
        }

        this.coefficients = coefficients.ToArray();
        Lower = lower;
        Upper = upper;
    }

    /// <summary>c₀, c₁, …, [degree + 1].</summary>
    public ReadOnlySpan<double> Coefficients => coefficients;

    /// <summary>Degree of the polynomial.</summary>
    public int Degree => coefficients.Length - 1;

    /// <summary>Where the interval begins.</summary>
    public double Lower { get; }

    /// <summary>Where the interval ends.</summary>
    public double Upper { get; }

    /// <summary>The polynomial that equals a function at Chebyshev's points of an interval: nearly the best of its degree.</summary>
    /// <param name="response">The function h of an eigenvalue, finite on the interval.</param>
    /// <param name="degree">Degree, 0 or more.</param>
    /// <param name="lower">Where the interval begins.</param>
    /// <param name="upper">Where the interval ends.</param>
    /// <exception cref="ArgumentException">The function is not finite somewhere.</exception>
    /// <exception cref="ArgumentOutOfRangeException">degree is less than 0, or the bounds are not in order.</exception>
    public static ChebyshevFilter Fit(Func<double, double> response, int degree, double lower, double upper)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        int points = degree + 1;
        var coefficients = new double[points];
        for (int i = 0; i < points; i++)
        {
            double angle = Math.PI * (i + 0.5) / points;
            double value = response((0.5 * (lower + upper)) + (0.5 * (upper - lower) * Math.Cos(angle)));
            for (int j = 0; j < points; j++)
            {
                coefficients[j] += (j == 0 ? 1.0 : 2.0) / points * value * Math.Cos(j * angle);
            }
        }

        return new ChebyshevFilter(coefficients, lower, upper);
    }

    /// <summary>The polynomial's value at an eigenvalue (Clenshaw's recurrence).</summary>
    /// <param name="eigenvalue">Where.</param>
    public double Response(double eigenvalue)
    {
        double place = ((2 * eigenvalue) - Lower - Upper) / (Upper - Lower);
        double next = 0;
        double afterNext = 0;
        for (int j = Degree; j > 0; j--)
        {
            (next, afterNext) = ((2 * place * next) - afterNext + coefficients[j], next);
        }

        return (place * next) - afterNext + coefficients[0];
    }

    /// <summary>y = Σⱼ cⱼ·Tⱼ(L̃)·x.</summary>
    /// <param name="matrix">L, square; its eigenvalues are within the interval.</param>
    /// <param name="signals">x, row-major [n × <paramref name="width"/>]: a row a node, a column a signal.</param>
    /// <param name="width">Number of signals, 1 or more.</param>
    /// <param name="threads">Threads to use; 0 (the default) is as many as there are processors. The bits are the same for any number.</param>
    /// <returns>y, row-major [n × <paramref name="width"/>].</returns>
    /// <exception cref="ArgumentException">The matrix is not square, or the signals have another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">width is less than 1, or threads less than 0.</exception>
    public double[] Apply(SparseMatrix matrix, double[] signals, int width = 1, int threads = 0)
    {
        SignalChecks.Check(matrix, signals, width, threads);
        int shared = Parts.Threads(threads);
        double scale = 2 / (Upper - Lower);
        double shift = (Lower + Upper) / (Upper - Lower);
        double[] before = [.. signals];
        double[] result = [.. signals];
        VectorArithmetic.Scale(result, coefficients[0]);
        double[] now = new double[signals.Length];
        for (int j = 1; j <= Degree; j++)
        {
            // T₁ = L̃·x, then Tⱼ = 2·L̃·Tⱼ₋₁ − Tⱼ₋₂, which takes the place of Tⱼ₋₂.
            int twice = j == 1 ? 1 : 2;
            SparseProduct.Run(matrix, before, now, width, twice * scale, -twice * shift, j == 1 ? 0 : -1, shared);
            Parts.Rows(result.Length, 1 << 14, shared, (first, end) =>
                VectorArithmetic.AddScaled(now.AsSpan(first, end - first), coefficients[j], result.AsSpan(first, end - first)));
            (before, now) = (now, before);
        }

        return result;
    }
}
