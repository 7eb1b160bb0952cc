namespace Equivariant.ML.Data;

/// <summary>Eigenpairs at an end of the spectrum of a symmetric matrix, such as an undirected graph's Laplacian: A·v = λ·v.</summary>
public static class Spectrum
{
    /// <summary>
    /// Finds the k smallest or largest eigenvalues, each as often as it occurs, and orthonormal eigenvectors. Small matrices are solved as dense ones,
    /// others by subspace iteration with Chebyshev filters (Zhou, Saad, Tiago and Chelikowsky, 2006), which needs memory for three blocks of a quarter
    /// more than k vectors.
    /// </summary>
    /// <param name="matrix">A, symmetric up to rounding.</param>
    /// <param name="options">What to find, or null for the smallest eigenpair.</param>
    /// <exception cref="ArgumentException">A is not square, not symmetric (the message says where), or has no rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range, or the vectors would fill more than one array.</exception>
    /// <exception cref="SpectrumNotConvergedException">The products allowed were not enough; see <see cref="SpectrumOptions.ReturnUnconverged"/>.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static EigenPairs Solve(SparseMatrix matrix, SpectrumOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        options ??= new SpectrumOptions();
        SymmetryCheck.Check(matrix, nameof(matrix));
        options.Validate(matrix.RowCount);
        int width = ChebyshevSubspace.Width(options.Count);
        EigenPairs pairs = matrix.RowCount < Math.Max(options.DenseBelow, 3L * width) ? DenseSpectrum.Solve(matrix, options) : Sparse(matrix, options, width);
        return pairs.Converged || options.ReturnUnconverged
            ? pairs
            : throw new SpectrumNotConvergedException(pairs.Residuals.ToArray().Max(), options.Tolerance, pairs.Products);
    }

    private static EigenPairs Sparse(SparseMatrix matrix, SpectrumOptions options, int width)
    {
        SparseMatrixChecks.BlockLength(matrix.RowCount, width, nameof(options));
        int[] order = LocalityOrder.Of(matrix);
        var solver = new ChebyshevSubspace(LocalityOrder.Apply(matrix, order), options);
        RitzBlock block = solver.Run();

        // Largest ones were found as the lowest of −A.
        int count = options.Count;
        bool smallest = options.End == SpectrumEnd.Smallest;
        int[] columns = [.. Enumerable.Range(0, count).Select(i => smallest ? i : count - 1 - i)];
        var vectors = new double[matrix.RowCount * count];
        for (int row = 0; row < order.Length; row++)
        {
            for (int i = 0; i < count; i++)
            {
                vectors[(order[row] * count) + i] = block.Vectors[(row * width) + columns[i]];
            }
        }

        double[] values = [.. columns.Select(column => smallest ? block.Values[column] : -block.Values[column])];
        double[] residuals = [.. columns.Select(column => solver.Norm == 0 ? 0 : block.Residuals[column] / solver.Norm)];
        return new EigenPairs(values, vectors, residuals, solver.Norm, solver.Products, residuals.All(residual => residual <= options.Tolerance));
    }
}
