namespace Equivariant.ML.Data;

/// <summary>
/// exp(A) by scaling and squaring: A/2ˢ has a norm of at most 1, its Taylor polynomial is summed by Horner's rule in products of the sparse matrix, and the
/// sum is squared s times. No system of equations is solved, as a Padé approximation would need, and where no weight is negative nothing is subtracted: then each
/// number is right in nearly all of its digits, and not only the greatest.
/// </summary>
internal static class MatrixExponential
{
    private static readonly double LeastTerm = Math.ScaleB(1, -54);

    public static double[] Of(SparseMatrix matrix)
    {
        Square.Check(matrix);
        double norm = Norm(matrix);
        int squarings = norm > 1 ? (int)Math.Ceiling(Math.Log2(norm)) : 0;
        var (power, next) = (new DenseSquare(matrix.RowCount), new DenseSquare(matrix.RowCount));
        AddIdentity(power, matrix.RowCount);
        for (int term = Terms(Math.ScaleB(norm, -squarings)); term > 0; term--)
        {
            Step(matrix, Math.ScaleB(1.0, -squarings) / term, power, next);
            (power, next) = (next, power);
        }

        for (int i = 0; i < squarings && power.IsFinite(); i++)
        {
            power.SquareInto(next);
            (power, next) = (next, power);
        }

        return power.IsFinite()
            ? power.ToArray()
            : throw new ArgumentException($"The exponential of {matrix} whose rows sum to {norm} at the most is too large for numbers; expected smaller weights.", nameof(matrix));
    }

    /// <summary>The greatest sum of magnitudes in a row.</summary>
    private static double Norm(SparseMatrix matrix)
    {
        double norm = 0;
        for (int row = 0; row < matrix.RowCount; row++)
        {
            double sum = 0;
            foreach (double value in matrix.Values[matrix.RowPointers[row]..matrix.RowPointers[row + 1]])
            {
                sum += Math.Abs(value);
            }

            norm = Math.Max(norm, sum);
        }

        return double.IsFinite(norm) ? norm : throw new ArgumentException($"A row of {matrix} sums to {norm}; expected smaller weights.", nameof(matrix));
    }

    /// <summary>So many terms that the next one is less than the rounding of the first.</summary>
    private static int Terms(double norm)
    {
        int terms = 0;
        for (double next = norm; next > LeastTerm; next *= norm / (terms + 1))
        {
            terms++;
        }

        return terms;
    }

    /// <summary>next = I + scale·A·sum.</summary>
    private static void Step(SparseMatrix matrix, double scale, DenseSquare sum, DenseSquare next)
    {
        RowParts.ForEach(matrix, (begin, end) =>
        {
            for (int row = begin; row < end; row++)
            {
                Span<double> to = next.Row(row);
                to.Clear();
                for (int entry = matrix.RowPointers[row]; entry < matrix.RowPointers[row + 1]; entry++)
                {
                    DenseSquare.AddScaled(sum.Row(matrix.Columns[entry]), scale * matrix.Values[entry], to);
                }
            }
        });
        AddIdentity(next, matrix.RowCount);
    }

    private static void AddIdentity(DenseSquare square, int size)
    {
        for (int row = 0; row < size; row++)
        {
            square.Row(row)[row] += 1;
        }
    }
}
