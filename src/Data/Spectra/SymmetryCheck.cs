using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>Whether a sparse matrix is square, not empty, and symmetric up to rounding beside its greatest entry.</summary>
internal static class SymmetryCheck
{
    private const double Rounding = 1e-12;

    public static void Check(SparseMatrix matrix, string name)
    {
        Square.Check(matrix, name);
        if (matrix.RowCount == 0)
        {
            throw new ArgumentException("A matrix of 0 × 0; expected a row or more.", name);
        }

        double greatest = 0;
        foreach (double value in matrix.Values)
        {
            greatest = Math.Max(greatest, Math.Abs(value));
        }

        if (SparseSymmetry.Difference(matrix, Rounding * greatest) is var (row, column, found, across))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Entry {row}, {column} is {found} and entry {column}, {row} is {across}; expected a symmetric matrix."), name);
        }
    }
}
