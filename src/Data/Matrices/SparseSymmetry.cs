namespace Equivariant.ML.Data;

/// <summary>Holds a matrix against its transpose, row by row.</summary>
internal static class SparseSymmetry
{
    public static bool Holds(SparseMatrix matrix, double tolerance)
    {
        if (!(tolerance >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, $"{nameof(tolerance)} is {tolerance}; expected 0 or more.");
        }

        if (matrix.RowCount != matrix.ColumnCount)
        {
            return false;
        }

        SparseMatrix across = matrix.Transpose();
        for (int row = 0; row < matrix.RowCount; row++)
        {
            if (!Holds(matrix, across, row, tolerance))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Holds(SparseMatrix matrix, SparseMatrix across, int row, double tolerance)
    {
        (int one, int end) = (matrix.RowPointers[row], matrix.RowPointers[row + 1]);
        (int other, int otherEnd) = (across.RowPointers[row], across.RowPointers[row + 1]);
        while (one < end || other < otherEnd)
        {
            int column = one < end ? matrix.Columns[one] : int.MaxValue;
            int otherColumn = other < otherEnd ? across.Columns[other] : int.MaxValue;
            double value = column <= otherColumn ? matrix.Values[one++] : 0;
            double otherValue = otherColumn <= column ? across.Values[other++] : 0;
            if (!(Math.Abs(value - otherValue) <= tolerance))
            {
                return false;
            }
        }

        return true;
    }
}
