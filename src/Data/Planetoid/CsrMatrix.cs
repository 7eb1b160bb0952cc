namespace Equivariant.ML.Data;

/// <summary>A sparse matrix by its rows: entries <c>pointers[r]</c> to before <c>pointers[r + 1]</c> are those of row r.</summary>
internal sealed class CsrMatrix
{
    private readonly int[] pointers;
    private readonly int[] indices;
    private readonly float[] values;

    /// <exception cref="GraphFormatException">The arrays do not describe a matrix of that shape, or a value is not finite.</exception>
    public CsrMatrix(string file, int rows, int columns, int[] pointers, int[] indices, float[] values)
    {
        Rows = rows;
        Columns = columns;
        this.pointers = pointers;
        this.indices = indices;
        this.values = values;
        if (pointers.Length - 1L != rows || indices.Length != values.Length || pointers[0] != 0 || pointers[^1] != indices.Length)
        {
            throw new GraphFormatException(
                file, 0, $"found a sparse matrix of {rows} rows with {pointers.Length} pointers, {indices.Length} columns and {values.Length} values; expected as many columns as values, and one pointer more than rows, the last of them at the end.");
        }

        for (int row = 0; row < rows; row++)
        {
            if (pointers[row + 1] < pointers[row])
            {
                throw new GraphFormatException(file, 0, $"found that row {row} of a sparse matrix ends before it begins; expected pointers that rise.");
            }
        }

        for (int entry = 0; entry < indices.Length; entry++)
        {
            if ((uint)indices[entry] >= (uint)columns || !float.IsFinite(values[entry]))
            {
                throw new GraphFormatException(file, 0, $"found {values[entry]} in column {indices[entry]} of {columns}; expected a finite number in one of them.");
            }
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Adds a row's entries to a dense row.</summary>
    public void AddTo(int row, Span<float> dense)
    {
        for (int entry = pointers[row]; entry < pointers[row + 1]; entry++)
        {
            dense[indices[entry]] += values[entry];
        }
    }
}
