namespace Equivariant.ML.Data;

/// <summary>
/// A matrix that keeps the entries that are there, row by row (compressed sparse rows): those of row i are
/// <see cref="RowPointers"/>[i] to before <see cref="RowPointers"/>[i + 1], with ascending columns. Immutable; threads may share one.
/// </summary>
public sealed class SparseMatrix
{
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

    /// <summary>The shape and the number of entries.</summary>
    public override string ToString() => $"SparseMatrix: {RowCount} × {ColumnCount}, {EntryCount} entries";
}
