namespace Equivariant.ML.Data;

/// <summary>A row of a power of D⁻¹·A, which a step multiplies by that matrix once more. It knows where it is not 0.</summary>
internal sealed class SparseWalk(SparseMatrix adjacency, double[] degrees)
{
    private (double[] Values, List<int> Places) row = Empty(degrees.Length);
    private (double[] Values, List<int> Places) next = Empty(degrees.Length);
    private readonly bool[] isMet = new bool[degrees.Length];

    public double At(int node) => row.Values[node];

    /// <summary>Begins with a row of the identity.</summary>
    public void Start(int node)
    {
        Clear(row);
        row.Values[node] = 1;
        row.Places.Add(node);
    }

    public void Step()
    {
        foreach (int node in row.Places)
        {
            // Of a degree of 0, be it that weights cancel, there is no reciprocal: the walk ends.
            double share = degrees[node] == 0 ? 0 : row.Values[node] / degrees[node];
            for (int entry = adjacency.RowPointers[node]; entry < adjacency.RowPointers[node + 1]; entry++)
            {
                int target = adjacency.Columns[entry];
                next.Values[target] += share * adjacency.Values[entry];
                if (!isMet[target])
                {
                    isMet[target] = true;
                    next.Places.Add(target);
                }
            }
        }

        foreach (int node in next.Places)
        {
            isMet[node] = false;
        }

        Clear(row);
        (row, next) = (next, row);
    }

    private static (double[] Values, List<int> Places) Empty(int size) => (new double[size], []);

    private static void Clear((double[] Values, List<int> Places) cleared)
    {
        foreach (int node in cleared.Places)
        {
            cleared.Values[node] = 0;
        }

        cleared.Places.Clear();
    }
}
