namespace Equivariant.ML.Data;

/// <summary>
/// Personalised PageRank (Page, Brin, Motwani and Winograd, 1999): where a random walk is that starts over with probability α at each step,
/// y = α·Σₖ (1 − α)ᵏ·(I − L)ᵏ·x, the solution of (α·I + (1 − α)·L)·y = α·x.
/// </summary>
/// <remarks>
/// L is a normalised Laplacian. With I − D^(−½)·A·D^(−½) it is the diffusion of APPNP (Gasteiger, Bojchevski and Günnemann, 2019); with I − D⁻¹·A a node's
/// result is a mean of what is around it; with that one's transpose and x a distribution, it is the distribution of the walk's place.
/// </remarks>
public static class PersonalizedPageRank
{
    /// <summary>Diffuses signals, repeating y ← (1 − α)·(I − L)·y + α·x until the residual α·x − (α·I + (1 − α)·L)·y is small.</summary>
    /// <param name="laplacian">L, square; the iteration converges where (1 − α)·(I − L) shrinks, as it does for a normalised Laplacian.</param>
    /// <param name="signals">x, row-major [n × <paramref name="width"/>]: a row a node, a column a signal.</param>
    /// <param name="restart">α, above 0 and at most 1.</param>
    /// <param name="width">Number of signals, 1 or more.</param>
    /// <param name="tolerance">The greatest number in the residual, relative to the greatest of α·x; above 0. Rounding keeps it above about 1e-15/α.</param>
    /// <param name="maxIterations">The most repetitions, 1 or more; about ln(1/tolerance)/α are needed.</param>
    /// <param name="threads">Threads to use; 0 (the default) is as many as there are processors. The bits are the same for any number.</param>
    /// <returns>y, row-major [n × <paramref name="width"/>].</returns>
    /// <exception cref="ArgumentException">The Laplacian is not square, or the signals have another length or a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its range.</exception>
    /// <exception cref="SpectrumNotConvergedException">The residual stayed above the tolerance.</exception>
    public static double[] Diffuse(
        SparseMatrix laplacian, double[] signals, double restart = 0.15, int width = 1, double tolerance = 1e-8, int maxIterations = 10_000, int threads = 0)
    {
        SignalChecks.Check(laplacian, signals, width, threads);
        OptionChecks.That(restart > 0 && restart <= 1, nameof(restart), restart, "a number above 0 and at most 1");
        OptionChecks.That(tolerance > 0 && double.IsFinite(tolerance), nameof(tolerance), tolerance, "a finite number above 0");
        OptionChecks.That(maxIterations >= 1, nameof(maxIterations), maxIterations, "1 or more");
        double[] now = [.. signals];
        double[] next = new double[signals.Length];
        double greatest = Greatest(signals, next);
        if (!double.IsFinite(greatest))
        {
            throw new ArgumentException("A signal has a number that is not finite; expected finite ones.", nameof(signals));
        }

        int shared = Parts.Threads(threads);
        for (int iteration = 1; ; iteration++)
        {
            signals.CopyTo(next, 0);
            SparseProduct.Run(laplacian, now, next, width, restart - 1, 1 - restart, restart, shared);

            // What an iteration changes is the residual of what it began with.
            double residual = greatest == 0 ? 0 : Greatest(next, now) / (restart * greatest);
            if (residual <= tolerance)
            {
                return next;
            }

            if (iteration == maxIterations || !double.IsFinite(residual))
            {
                throw new SpectrumNotConvergedException(residual, tolerance, (long)iteration * width);
            }

            (now, next) = (next, now);
        }
    }

    private static double Greatest(double[] a, double[] b)
    {
        double greatest = 0;
        for (int i = 0; i < a.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Abs(a[i] - b[i]));
        }

        return greatest;
    }
}
