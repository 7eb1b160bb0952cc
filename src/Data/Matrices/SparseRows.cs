namespace Equivariant.ML.Data;

/// <summary>Builds a sparse matrix row after row, each with ascending columns. What cannot be in a matrix is refused here, wherever it was computed.</summary>
/// <param name="rowCount">Number of rows.</param>
/// <param name="columnCount">Number of columns.</param>
/// <param name="capacity">How many entries there will be, as far as is known: with exactly as many, nothing is copied.</param>
internal sealed class SparseRows(int rowCount, int columnCount, int capacity)
{
    private readonly int[] pointers = new int[rowCount + 1];
    private int[] columns = new int[capacity];
    private double[] values = new double[capacity];
    private int count;
    private int row;

    public void Add(int column, double value)
    {
        if (count == columns.Length)
        {
            int larger = (int)Math.Min(Math.Max(2L * count, 16), Array.MaxLength);
            Array.Resize(ref columns, larger);
            Array.Resize(ref values, larger);
        }

        columns[count] = column;
        values[count++] = value;
    }

    /// <summary>Adds to the last entry of the row if it is of this column, else adds an entry.</summary>
    public void AddUp(int column, double value)
    {
        if (count > pointers[row] && columns[count - 1] == column)
        {
            values[count - 1] += value;
        }
        else
        {
            Add(column, value);
        }
    }

    /// <exception cref="ArgumentException">A value of the row is too large for a number.</exception>
    public void EndRow()
    {
        for (int entry = pointers[row]; entry < count; entry++)
        {
            if (!double.IsFinite(values[entry]))
            {
                throw new ArgumentException($"The entry in row {row}, column {columns[entry]} comes to {values[entry]}; expected a finite number.");
            }
        }

        pointers[++row] = count;
    }

    public SparseMatrix Build()
    {
        Array.Resize(ref columns, count);
        Array.Resize(ref values, count);
        return new SparseMatrix(rowCount, columnCount, pointers, columns, values);
    }
}
