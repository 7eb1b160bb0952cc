namespace Equivariant.ML.Data;

/// <summary>
/// The implicit QL iteration: rotations that make a symmetric tridiagonal matrix diagonal. Wilkinson's shift makes it converge, and fast. A number beside the
/// diagonal counts as 0 once it is rounding beside the matrix.
/// </summary>
internal readonly struct TridiagonalIteration(double[] diagonal, double[] offDiagonal, RowRotations rotations)
{
    private const double Rounding = 1.0 / (1L << 53);

    /// <summary>Leaves the eigenvalues on the diagonal, in no order, and applies each rotation.</summary>
    public void Run()
    {
        for (int first = 0; first < diagonal.Length; first++)
        {
            for (int last = EndOfBlock(first); last > first; last = EndOfBlock(first))
            {
                Sweep(first, last);
            }
        }

        rotations.Flush();
    }

    // The matrix has been scaled: its greatest entry is 1.
    private int EndOfBlock(int first)
    {
        int last = first;
        while (last < diagonal.Length - 1
            && Math.Abs(offDiagonal[last]) > Rounding * Math.Max(1, Math.Abs(diagonal[last]) + Math.Abs(diagonal[last + 1])))
        {
            last++;
        }

        return last;
    }

    private void Sweep(int first, int last)
    {
        double slope = (diagonal[first + 1] - diagonal[first]) / (2 * offDiagonal[first]);
        double root = Math.Sqrt((slope * slope) + 1);
        double bulge = diagonal[last] - diagonal[first] + (offDiagonal[first] / (slope + Math.CopySign(root, slope)));
        double sine = 1;
        double cosine = 1;
        double shift = 0;
        for (int i = last - 1; i >= first; i--)
        {
            double f = sine * offDiagonal[i];
            double b = cosine * offDiagonal[i];
            double length = Math.Sqrt((f * f) + (bulge * bulge));
            offDiagonal[i + 1] = length;
            if (length == 0)
            {
                // The matrix falls apart here; the next sweep is of the parts.
                diagonal[i + 1] -= shift;
                offDiagonal[last] = 0;
                return;
            }

            sine = f / length;
            cosine = bulge / length;
            bulge = diagonal[i + 1] - shift;
            double step = ((diagonal[i] - bulge) * sine) + (2 * cosine * b);
            shift = sine * step;
            diagonal[i + 1] = bulge + shift;
            bulge = (cosine * step) - b;
            rotations.Add(i, cosine, sine);
        }

        diagonal[first] -= shift;
        offDiagonal[first] = bulge;
        offDiagonal[last] = 0;
    }
}
