namespace Equivariant.ML.Data;

/// <summary>Raises a matrix to a power by squaring: as many products as the exponent has binary digits, and one more for each that is set.</summary>
internal static class MatrixPower
{
    public static SparseMatrix Of(SparseMatrix matrix, int exponent, int maxEntries)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        Square.Check(matrix);
        SparseMatrix? power = null;
        SparseMatrix square = matrix;
        for (int rest = exponent; rest > 0; rest >>= 1)
        {
            if ((rest & 1) == 1)
            {
                power = power is null ? square : power.Multiply(square, maxEntries);
            }

            if (rest > 1)
            {
                square = square.Multiply(square, maxEntries);
            }
        }

        return power ?? SparseMatrix.Identity(matrix.RowCount);
    }
}
