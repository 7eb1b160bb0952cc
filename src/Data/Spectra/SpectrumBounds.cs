using static Equivariant.ML.Data.VectorArithmetic;

namespace Equivariant.ML.Data;

/// <summary>
/// An interval that holds the spectrum of a symmetric matrix, found by Lanczos' iteration from a random vector: the greatest and least Ritz values,
/// widened by as much as they may fall short of. After m products the shortfall is, but for one start in a million, at most (ln(1.648e6·√n) / (2m − 1))²
/// of the width of the spectrum (Kuczyński and Woźniakowski, 1992). No wider than Gershgorin's circles.
/// </summary>
public sealed class SpectrumBounds
{
    private const int MostProducts = 40;
    private const double Rounding = 1e-14;

    private SpectrumBounds(double lower, double upper, double smallest, double largest, int products)
    {
        Lower = lower;
        Upper = upper;
        Smallest = smallest;
        Largest = largest;
        Products = products;
    }

    /// <summary>No eigenvalue is below.</summary>
    public double Lower { get; }

    /// <summary>No eigenvalue is above.</summary>
    public double Upper { get; }

    /// <summary>The smallest Ritz value: the smallest eigenvalue is this or below.</summary>
    internal double Smallest { get; }

    /// <summary>The largest Ritz value: the largest eigenvalue is this or above.</summary>
    internal double Largest { get; }

    internal int Products { get; }

    /// <summary>Estimates where the spectrum of a matrix is.</summary>
    /// <param name="matrix">A symmetric matrix, such as an undirected graph's Laplacian.</param>
    /// <param name="seed">Seed of the random vector.</param>
    /// <param name="threads">Threads to use; 0 (the default) is as many as there are processors.</param>
    /// <exception cref="ArgumentException">The matrix is not symmetric, or has no rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">threads is less than 0.</exception>
    public static SpectrumBounds Estimate(SparseMatrix matrix, int seed = 0, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        SymmetryCheck.Check(matrix, nameof(matrix));
        return OfSymmetric(matrix, seed, Parts.Threads(threads));
    }

    internal static SpectrumBounds OfSymmetric(SparseMatrix matrix, int seed, int threads)
    {
        double[] ritz = RitzValues(matrix, seed, threads);
        (double low, double high) = GershgorinBounds(matrix);
        double share = Math.Log(1.648e6 * Math.Sqrt(matrix.RowCount)) / ((2 * MostProducts) - 1);
        double margin = share * share * (ritz[^1] - ritz[0]);

        // As many products as rows, or a vector that the matrix maps among fewer: nothing falls short, but some eigenvalues may have been missed.
        bool all = ritz.Length < MostProducts;
        return new SpectrumBounds(
            all ? low : Math.Max(low, ritz[0] - margin), all ? high : Math.Min(high, ritz[^1] + margin), ritz[0], ritz[^1], ritz.Length);
    }

    private static double[] RitzValues(SparseMatrix matrix, int seed, int threads)
    {
        int n = matrix.RowCount;
        double[] vector = RandomBlock.Of(n, seed);
        Scale(vector, 1 / Math.Sqrt(Dot(vector, vector)));
        var before = new double[n];
        var diagonal = new List<double>();
        var offDiagonal = new List<double>();
        while (true)
        {
            // before ← A·vector − β·before − α·vector
            double beta = offDiagonal.Count == 0 ? 0 : offDiagonal[^1];
            SparseProduct.Run(matrix, vector, before, 1, 1, 0, -beta, threads);
            diagonal.Add(Dot(before, vector));
            AddScaled(vector, -diagonal[^1], before);
            double length = Math.Sqrt(Dot(before, before));
            double size = diagonal.Max(Math.Abs) + offDiagonal.DefaultIfEmpty().Max();
            if (diagonal.Count == Math.Min(MostProducts, n) || length <= Rounding * size)
            {
                return Eigenvalues(diagonal, offDiagonal);
            }

            offDiagonal.Add(length);
            Scale(before, 1 / length);
            (vector, before) = (before, vector);
        }
    }

    private static double[] Eigenvalues(List<double> diagonal, List<double> offDiagonal)
    {
        int n = diagonal.Count;
        var dense = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            dense[(i * n) + i] = diagonal[i];
            if (i < n - 1)
            {
                dense[(i * n) + i + 1] = dense[((i + 1) * n) + i] = offDiagonal[i];
            }
        }

        return SymmetricEigen.Solve(dense, n, threads: 1).Values;
    }

    private static (double Low, double High) GershgorinBounds(SparseMatrix matrix)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (int row = 0; row < matrix.RowCount; row++)
        {
            double centre = 0;
            double radius = 0;
            for (int entry = matrix.RowPointers[row]; entry < matrix.RowPointers[row + 1]; entry++)
            {
                double value = matrix.Values[entry];
                (centre, radius) = matrix.Columns[entry] == row ? (value, radius) : (centre, radius + Math.Abs(value));
            }

            low = Math.Min(low, centre - radius);
            high = Math.Max(high, centre + radius);
        }

        return (low, high);
    }
}
