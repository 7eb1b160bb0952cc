using static Equivariant.ML.Data.VectorArithmetic;

namespace Equivariant.ML.Data;

/// <summary>
/// A symmetric matrix as Q·T·Qᵀ, T tridiagonal, Q a product of reflections I − τ·v·vᵀ. Each reflection changes what remains of the matrix by −v·wᵀ − w·vᵀ and
/// the next one needs its product with the next v: both are done in one pass over the rows, which is what takes the time.
/// </summary>
internal sealed class Tridiagonal
{
    private const int RowsOfAPart = 32;

    private readonly double[] matrix;
    private readonly int n;
    private readonly int threads;
    private readonly double[] scales;

    /// <param name="matrix">Row-major [n × n], symmetric; used up: row k keeps v of the reflection k from column k + 1.</param>
    /// <param name="n">Rows.</param>
    /// <param name="threads">Threads to use.</param>
    public Tridiagonal(double[] matrix, int n, int threads)
    {
        this.matrix = matrix;
        this.n = n;
        this.threads = threads;
        scales = new double[n];
        Diagonal = new double[n];
        OffDiagonal = new double[n];
        Reduce();
    }

    /// <summary>The diagonal of T, [n].</summary>
    public double[] Diagonal { get; }

    /// <summary>T's numbers beside the diagonal: number k is in row k and column k + 1; the last is 0.</summary>
    public double[] OffDiagonal { get; }

    /// <summary>Qᵀ, row-major [n × n].</summary>
    public double[] Basis()
    {
        var basis = new double[n * n];

        // Some rows together, so that each v is read once for them.
        Parts.Rows(n, 8, n < 128 ? 1 : threads, (first, end) =>
        {
            for (int row = first; row < end; row++)
            {
                basis[(row * n) + row] = 1;
            }

            for (int k = end - 2; k >= 0; k--)
            {
                ReadOnlySpan<double> v = Row(k, k + 1);
                for (int row = first; row < end && scales[k] != 0; row++)
                {
                    Span<double> x = basis.AsSpan((row * n) + k + 1, n - k - 1);
                    AddScaled(v, -scales[k] * Dot(v, x), x);
                }
            }
        });
        return basis;
    }

    private Span<double> Row(int row, int column) => matrix.AsSpan((row * n) + column, n - column);

    private void Reduce()
    {
        // Those of the last reflection, which has not been applied to the rows yet.
        var v = new double[n];
        var w = new double[n];
        var product = new double[n];
        for (int k = 0; k < n; k++)
        {
            Apply(k, k, v, w);
            Span<double> row = Row(k, k);
            Diagonal[k] = row[0];
            if (k == n - 1)
            {
                return;
            }

            (scales[k], OffDiagonal[k]) = Reflect(row[1..]);
            int column = k + 1;
            Parts.Rows(n - column, RowsOfAPart, n - column < 128 ? 1 : threads, (first, end) =>
            {
                for (int i = column + first; i < column + end; i++)
                {
                    Apply(i, column, v, w);
                    product[i] = Dot(Row(i, column), Row(column - 1, column));
                }
            });

            // w = τ·A·v − ½·τ²·(vᵀ·A·v)·v
            Span<double> nextV = v.AsSpan(column);
            Span<double> nextW = w.AsSpan(column);
            row[1..].CopyTo(nextV);
            product.AsSpan(column).CopyTo(nextW);
            Scale(nextW, scales[k]);
            AddScaled(nextV, -0.5 * scales[k] * Dot(nextV, nextW), nextW);
        }
    }

    /// <summary>Row i less v_i·w + w_i·v, from a column on.</summary>
    private void Apply(int i, int column, double[] v, double[] w)
    {
        Span<double> row = Row(i, column);
        AddScaled(w.AsSpan(column), -v[i], row);
        AddScaled(v.AsSpan(column), -w[i], row);
    }

    /// <summary>Makes x the v of the reflection that leaves of x its first component alone.</summary>
    /// <returns>τ, and what that component becomes.</returns>
    private static (double Scale, double Component) Reflect(Span<double> x)
    {
        double rest = Dot(x[1..], x[1..]);
        double first = x[0];
        if (rest == 0)
        {
            return (0, first);
        }

        // Away from the first component, so that nothing cancels.
        double component = -Math.CopySign(Math.Sqrt((first * first) + rest), first);
        x[0] = first - component;
        return (2 / ((x[0] * x[0]) + rest), component);
    }
}
