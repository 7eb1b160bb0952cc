namespace Equivariant.ML.Data;

/// <summary>A row of a power of a square matrix, which a step multiplies by the matrix once more. It knows where it may be other than 0.</summary>
internal sealed class SparsePower(SparseMatrix matrix)
{
    private readonly bool[] isMet = new bool[matrix.RowCount];
    private (double[] Values, List<int> Places) row = (new double[matrix.RowCount], []);
    private (double[] Values, List<int> Places) next = (new double[matrix.RowCount], []);

    /// <summary>Begins with a row of the identity.</summary>
    public void Start(int place)
    {
        Clear(row);
        row.Values[place] = 1;
        row.Places.Add(place);
    }

    public void Step()
    {
        (double[] values, List<int> places) = next;
        ReadOnlySpan<int> columns = matrix.Columns;
        ReadOnlySpan<double> entries = matrix.Values;
        foreach (int from in row.Places)
        {
            double value = row.Values[from];
            for (int entry = matrix.RowPointers[from]; entry < matrix.RowPointers[from + 1]; entry++)
            {
                int place = columns[entry];
                values[place] += value * entries[entry];
                if (!isMet[place])
                {
                    isMet[place] = true;
                    places.Add(place);
                }
            }
        }

        foreach (int place in places)
        {
            isMet[place] = false;
        }

        Clear(row);
        (row, next) = (next, row);
    }

    /// <summary>The sum of the products of both rows, place by place.</summary>
    public double Times(SparsePower other)
    {
        double sum = 0;
        foreach (int place in row.Places)
        {
            sum += row.Values[place] * other.row.Values[place];
        }

        return sum;
    }

    private static void Clear((double[] Values, List<int> Places) cleared)
    {
        foreach (int place in cleared.Places)
        {
            cleared.Values[place] = 0;
        }

        cleared.Places.Clear();
    }
}
