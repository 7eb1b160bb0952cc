namespace Equivariant.ML.Data;

/// <summary>Sums the rows or the columns of an adjacency matrix.</summary>
internal static class DegreeSums
{
    public static double[] Of(SparseMatrix adjacency, EdgeDirection direction)
    {
        Square.Check(adjacency);
        OptionChecks.Defined(nameof(direction), direction);
        var degrees = new double[adjacency.RowCount];
        for (int row = 0; row < degrees.Length; row++)
        {
            for (int entry = adjacency.RowPointers[row]; entry < adjacency.RowPointers[row + 1]; entry++)
            {
                degrees[direction == EdgeDirection.Out ? row : adjacency.Columns[entry]] += adjacency.Values[entry];
            }
        }

        int endless = Array.FindIndex(degrees, degree => !double.IsFinite(degree));
        return endless < 0 ? degrees : throw new ArgumentException($"Node {endless} has degree {degrees[endless]}; expected a finite number.", nameof(adjacency));
    }
}
