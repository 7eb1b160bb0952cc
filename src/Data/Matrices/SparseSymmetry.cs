namespace Equivariant.ML.Data;

/// <summary>Holds each entry of a matrix against the one across the diagonal, which is 0 where none is kept.</summary>
internal static class SparseSymmetry
{
    public static bool Holds(SparseMatrix matrix, double tolerance)
    {
        if (!(tolerance >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, $"{nameof(tolerance)} is {tolerance}; expected 0 or more.");
        }

        return matrix.RowCount == matrix.ColumnCount && Difference(matrix, tolerance) is null;
    }

    /// <summary>The first entry of a square matrix that differs by more than a tolerance from the one across, and that one; null where none does.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="tolerance">The greatest difference.</param>
    /// <param name="relative">What it may be more, by the entry.</param>
    public static (int Row, int Column, double Value, double Across)? Difference(SparseMatrix matrix, double tolerance, double relative = 0)
    {
        ReadOnlySpan<int> pointers = matrix.RowPointers;
        ReadOnlySpan<int> columns = matrix.Columns;
        ReadOnlySpan<double> values = matrix.Values;

        // Rows come in order, so row j is asked for its columns in order, too.
        int[] next = pointers[..^1].ToArray();
        for (int row = 0; row < matrix.RowCount; row++)
        {
            for (int entry = pointers[row]; entry < pointers[row + 1]; entry++)
            {
                int column = columns[entry];
                int end = pointers[column + 1];
                ref int place = ref next[column];
                while (place < end && columns[place] < row)
                {
                    place++;
                }

                double across = place < end && columns[place] == row ? values[place] : 0;
                if (Math.Abs(values[entry] - across) > tolerance + (relative * Math.Abs(values[entry])))
                {
                    return (row, column, values[entry], across);
                }
            }
        }

        return null;
    }
}
