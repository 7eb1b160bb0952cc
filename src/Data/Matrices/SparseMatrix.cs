namespace Equivariant.ML.Data;

/// <summary>
/// A matrix that keeps the entries that are there, row by row (compressed sparse rows): those of row i are
/// <see cref="RowPointers"/>[i] to before <see cref="RowPointers"/>[i + 1], with ascending columns. Immutable; threads may share one.
/// </summary>
public sealed class SparseMatrix
{
    /// <summary>How many entries a product may have where nothing else is said.</summary>
    internal const int MostEntries = 1 << 27;

    private readonly int[] pointers;
    private readonly int[] columns;
    private readonly double[] values;

    /// <summary>Takes arrays that are known to describe a matrix.</summary>
    internal SparseMatrix(int rowCount, int columnCount, int[] pointers, int[] columns, double[] values)
    {
        RowCount = rowCount;
        ColumnCount = columnCount;
        this.pointers = pointers;
        this.columns = columns;
        this.values = values;
    }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Number of columns.</summary>
    public int ColumnCount { get; }

    /// <summary>Number of entries kept; one of them may be 0.</summary>
    public int EntryCount => columns.Length;

    /// <summary>Where each row starts, [rows + 1]; the last is the number of entries.</summary>
    public ReadOnlySpan<int> RowPointers => pointers;

    /// <summary>The column of each entry, [entries], ascending within a row.</summary>
    public ReadOnlySpan<int> Columns => columns;

    /// <summary>The value of each entry, [entries].</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>A matrix of arrays, which are copied.</summary>
    /// <param name="rowCount">Number of rows, 0 or more.</param>
    /// <param name="columnCount">Number of columns, 0 or more.</param>
    /// <param name="rowPointers">Where each row starts, [rows + 1], from 0 to the number of entries.</param>
    /// <param name="columns">The column of each entry, ascending within a row, each once.</param>
    /// <param name="values">The value of each entry, as many, finite.</param>
    /// <exception cref="ArgumentException">Arrays that describe no such matrix; the message says where and what was expected.</exception>
    public static SparseMatrix Create(
        int rowCount, int columnCount, ReadOnlySpan<int> rowPointers, ReadOnlySpan<int> columns, ReadOnlySpan<double> values)
    {
        SparseMatrixChecks.Check(rowCount, columnCount, rowPointers, columns, values);
        return new SparseMatrix(rowCount, columnCount, rowPointers.ToArray(), columns.ToArray(), values.ToArray());
    }

    /// <summary>A matrix of entries in any order; those of the same place add up.</summary>
    /// <param name="rowCount">Number of rows, 0 or more.</param>
    /// <param name="columnCount">Number of columns, 0 or more.</param>
    /// <param name="rows">The row of each entry.</param>
    /// <param name="columns">The column of each entry, as many.</param>
    /// <param name="values">The value of each entry, as many; finite, as their sums are.</param>
    /// <exception cref="ArgumentException">Entries of no such matrix; the message says which and what was expected.</exception>
    public static SparseMatrix FromEntries(
        int rowCount, int columnCount, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, ReadOnlySpan<double> values) =>
        SparseAssembly.Of(rowCount, columnCount, rows, columns, values);

    /// <summary>The matrix with ones on the diagonal and nothing else.</summary>
    /// <param name="size">Number of rows and of columns, 0 or more.</param>
    public static SparseMatrix Identity(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        double[] ones = new double[size];
        ones.AsSpan().Fill(1);
        return Diagonal(ones);
    }

    /// <summary>The square matrix with these numbers on the diagonal, all kept, and nothing else.</summary>
    /// <param name="values">The diagonal, finite.</param>
    /// <exception cref="ArgumentException">A number that is not finite.</exception>
    public static SparseMatrix Diagonal(ReadOnlySpan<double> values)
    {
        int[] places = [.. Enumerable.Range(0, values.Length + 1)];
        return Create(values.Length, values.Length, places, places.AsSpan(..^1), values);
    }

    /// <summary>The matrix with rows and columns changed round.</summary>
    public SparseMatrix Transpose() => SparseTranspose.Of(this);

    /// <summary>This matrix times another.</summary>
    /// <param name="right">The other, with as many rows as this has columns.</param>
    /// <param name="maxEntries">How many entries the product may have: 2²⁷, 1.6 GB, unless told otherwise.</param>
    /// <exception cref="ArgumentException">Sizes that do not fit, more entries, or one that is too large for a number.</exception>
    public SparseMatrix Multiply(SparseMatrix right, int maxEntries = MostEntries) => SparseTimesSparse.Of(this, right, maxEntries);

    /// <summary>Multiplies a block of columns by this matrix: Y = A·X.</summary>
    /// <param name="x">X, row-major [columns of A × <paramref name="width"/>].</param>
    /// <param name="width">Columns of X, 1 or more; 1 is a vector.</param>
    /// <param name="threads">Threads to use; 0 (the default) is as many as there are processors. The bits are the same for any number.</param>
    /// <returns>Y, row-major [rows of A × <paramref name="width"/>].</returns>
    /// <exception cref="ArgumentException">X has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">width is less than 1, or threads less than 0.</exception>
    public double[] Multiply(double[] x, int width = 1, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        SparseMatrixChecks.CheckBlock(x, ColumnCount, width, nameof(x));
        var y = new double[SparseMatrixChecks.BlockLength(RowCount, width, nameof(width))];
        SparseProduct.Run(this, x, y, width, alpha: 1, beta: 0, gamma: 0, Parts.Threads(threads));
        return y;
    }

    /// <summary>All numbers, row-major [rows × columns].</summary>
    /// <exception cref="InvalidOperationException">More numbers than an array can hold.</exception>
    public double[] ToDense()
    {
        if ((long)RowCount * ColumnCount > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"A dense matrix of {RowCount} × {ColumnCount} has {(long)RowCount * ColumnCount} numbers; an array holds at most {Array.MaxLength}.");
        }

        var dense = new double[RowCount * ColumnCount];
        for (int row = 0; row < RowCount; row++)
        {
            for (int entry = pointers[row]; entry < pointers[row + 1]; entry++)
            {
                dense[(row * ColumnCount) + columns[entry]] = values[entry];
            }
        }

        return dense;
    }

    /// <summary>Whether it is square and no entry differs by more than a tolerance from the one across the diagonal, which is 0 where none is kept.</summary>
    /// <param name="tolerance">The greatest difference, 0 or more; 0 asks for equality.</param>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance that is not 0 or more.</exception>
    public bool IsSymmetric(double tolerance = 0) => SparseSymmetry.Holds(this, tolerance);

    /// <summary>The shape and the number of entries.</summary>
    public override string ToString() => $"SparseMatrix: {RowCount} × {ColumnCount}, {EntryCount} entries";
}
