using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>
/// The heat kernel exp(−t·L) of a graph's Laplacian: how what is on the nodes has spread along the edges after a time t. Its Chebyshev series is known in
/// closed form, with Bessel functions for coefficients: e^(−τ·(1 + s)) = e^(−τ)·(I₀(τ) + 2·Σⱼ (−1)ʲ·Iⱼ(τ)·Tⱼ(s)).
/// </summary>
public static class HeatKernel
{
    // What the recurrence starts from, and starts again from before it overflows.
    private const double SmallNumber = 1e-150;

    // A million products.
    private const double MostHalfWidths = 1e10;

    /// <summary>exp(−t·L)·x, without eigenvectors, by about √(t·λ_max·ln(1/tolerance)) products.</summary>
    /// <param name="laplacian">
    /// L, a symmetric Laplacian. Where no entry beside the diagonal is positive (no edge has a negative weight), no eigenvalue is taken to be below 0.
    /// </param>
    /// <param name="signals">x, row-major [n × <paramref name="width"/>]: a row a node, a column a signal.</param>
    /// <param name="time">t, 0 or more, in units of 1/L; times the width of the spectrum at most 2·10¹⁰.</param>
    /// <param name="width">Number of signals, 1 or more.</param>
    /// <param name="tolerance">The greatest error of a signal in ‖·‖₂, relative to the signal, from 0 (excluded) to 1; where there are negative
    /// eigenvalues λ, relative to e^(−t·λ) times it.</param>
    /// <param name="threads">Threads to use; 0 (the default) is as many as there are processors. The bits are the same for any number.</param>
    /// <returns>The signals after the time, row-major [n × <paramref name="width"/>].</returns>
    /// <exception cref="ArgumentException">The Laplacian is not symmetric or has no rows, or the signals have another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time or tolerance outside its range, width less than 1, or threads less than 0.</exception>
    public static double[] Apply(SparseMatrix laplacian, double[] signals, double time, int width = 1, double tolerance = 1e-12, int threads = 0)
    {
        SignalChecks.Check(laplacian, signals, width, threads);
        CheckTime(time);
        OptionChecks.That(tolerance > 0 && tolerance < 1, nameof(tolerance), tolerance, "a number between 0 and 1");
        var bounds = SpectrumBounds.Estimate(laplacian, threads: threads);
        double lower = HasNegativeWeight(laplacian) ? bounds.Lower : 0;
        double upper = bounds.Upper > lower ? bounds.Upper : lower + 1;
        double tau = 0.5 * time * (upper - lower);
        OptionChecks.That(
            tau <= MostHalfWidths, nameof(time), time, string.Create(CultureInfo.InvariantCulture, $"at most {2 * MostHalfWidths} by the width of the spectrum, {upper - lower}"));
        double[] coefficients = Coefficients(tau, tolerance);
        VectorArithmetic.Scale(coefficients, Math.Exp(-time * lower));
        return new ChebyshevFilter(coefficients, lower, upper).Apply(laplacian, signals, width, threads);
    }

    /// <summary>exp(−t·L) itself, by all eigenpairs.</summary>
    /// <param name="laplacian">L, symmetric, of up to a few thousand rows.</param>
    /// <param name="time">t, 0 or more.</param>
    /// <param name="threads">Threads to use; 0 (the default) is as many as there are processors. The bits are the same for any number.</param>
    /// <returns>The kernel, row-major [n × n].</returns>
    /// <exception cref="ArgumentException">The Laplacian is not symmetric, or has no rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time outside its range, threads less than 0, or more numbers than an array can hold.</exception>
    public static double[] Dense(SparseMatrix laplacian, double time, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(laplacian);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        CheckTime(time);
        SymmetryCheck.Check(laplacian, nameof(laplacian));
        int n = laplacian.RowCount;
        int shared = Parts.Threads(threads);
        (double[] values, double[] vectors) = SymmetricEigen.Solve(DenseSpectrum.Dense(laplacian), n, shared);
        var kernel = new double[n * n];
        Parts.Rows(n, 8, shared, (first, end) =>
        {
            for (int row = first; row < end; row++)
            {
                for (int i = 0; i < n; i++)
                {
                    VectorArithmetic.AddScaled(vectors.AsSpan(i * n, n), Math.Exp(-time * values[i]) * vectors[(i * n) + row], kernel.AsSpan(row * n, n));
                }
            }
        });
        return kernel;
    }

    /// <summary>The coefficients of e^(−τ·(1 + s)), as many as leave out less than a tolerance.</summary>
    internal static double[] Coefficients(double tau, double tolerance)
    {
        // It is within 2·τ of 1 everywhere.
        if (2 * tau <= tolerance)
        {
            return [1];
        }

        // Iⱼ falls like e^(−j²/2τ) and, beyond τ, like 1/j!: behind here nothing is left. Its recurrence is stable downwards (Miller).
        int last = 40 + (int)(10 * Math.Sqrt(tau));
        var coefficients = new double[last + 1];
        double next = 0;
        double now = SmallNumber;
        double sum = 0;
        for (int j = last; j >= 0; j--)
        {
            coefficients[j] = j == 0 ? now : j % 2 == 0 ? 2 * now : -2 * now;
            sum += Math.Abs(coefficients[j]);
            (now, next) = ((2 * j / tau * now) + next, now);
            if (now > 1)
            {
                VectorArithmetic.Scale(coefficients, SmallNumber);
                (now, next, sum) = (now * SmallNumber, next * SmallNumber, sum * SmallNumber);
            }
        }

        // At s = −1 the series is 1, and all its terms are positive.
        VectorArithmetic.Scale(coefficients, 1 / sum);
        int count = coefficients.Length;
        for (double left = 0; count > 1 && left + Math.Abs(coefficients[count - 1]) < tolerance; count--)
        {
            left += Math.Abs(coefficients[count - 1]);
        }

        return coefficients[..count];
    }

    private static bool HasNegativeWeight(SparseMatrix laplacian)
    {
        for (int row = 0; row < laplacian.RowCount; row++)
        {
            for (int entry = laplacian.RowPointers[row]; entry < laplacian.RowPointers[row + 1]; entry++)
            {
                if (laplacian.Columns[entry] != row && laplacian.Values[entry] > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void CheckTime(double time) => OptionChecks.That(time >= 0 && double.IsFinite(time), nameof(time), time, "a finite number, 0 or more");
}
