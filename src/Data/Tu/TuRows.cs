namespace Equivariant.ML.Data;

/// <summary>Nodes or edges of all graphs of a data set, and which are whose.</summary>
internal sealed class TuRows
{
    private readonly int[] pointers;
    private readonly int[] rows;

    /// <param name="graphOf">The graph of each, from 1.</param>
    /// <param name="graphs">How many graphs there are.</param>
    public TuRows(int[] graphOf, int graphs)
    {
        pointers = new int[graphs + 1];
        foreach (int graph in graphOf)
        {
            pointers[graph]++;
        }

        for (int graph = 0; graph < graphs; graph++)
        {
            pointers[graph + 1] += pointers[graph];
        }

        rows = new int[graphOf.Length];
        Place = new int[graphOf.Length];
        int[] next = pointers[..^1];
        for (int row = 0; row < graphOf.Length; row++)
        {
            int graph = graphOf[row] - 1;
            Place[row] = next[graph] - pointers[graph];
            rows[next[graph]++] = row;
        }
    }

    /// <summary>The type of each; empty if there are none.</summary>
    public required int[] Types { get; init; }

    /// <summary>Row-major, <see cref="Width"/> numbers each; empty if there are none.</summary>
    public required float[] Features { get; init; }

    /// <summary>Numbers of a row of <see cref="Features"/>.</summary>
    public required int Width { get; init; }

    /// <summary>Which of its graph's each one is, from 0.</summary>
    public int[] Place { get; }

    /// <summary>A graph's, in the order of the file.</summary>
    public ReadOnlySpan<int> Of(int graph) => rows.AsSpan(pointers[graph]..pointers[graph + 1]);

    /// <summary>The values of some rows.</summary>
    public static T[] Pick<T>(T[] values, ReadOnlySpan<int> rows, int width)
    {
        if (values.Length == 0)
        {
            return [];
        }

        var picked = new T[rows.Length * width];
        for (int i = 0; i < rows.Length; i++)
        {
            values.AsSpan(rows[i] * width, width).CopyTo(picked.AsSpan(i * width));
        }

        return picked;
    }
}
