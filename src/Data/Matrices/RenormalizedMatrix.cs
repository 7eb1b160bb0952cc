namespace Equivariant.ML.Data;

/// <summary>Makes the operator of the graph convolutional network, in the same way as the network of that name does.</summary>
internal static class RenormalizedMatrix
{
    public static SparseMatrix Of(Graph graph)
    {
        SparseMatrix adjacency = AdjacencyMatrix.Of(graph, binary: false, SelfLoops.Add);
        var scales = new double[adjacency.RowCount];
        for (int entry = 0; entry < adjacency.EntryCount; entry++)
        {
            scales[adjacency.Columns[entry]] += Math.Abs(adjacency.Values[entry]);
        }

        for (int node = 0; node < scales.Length; node++)
        {
            scales[node] = scales[node] == 0 ? 0 : 1 / Math.Sqrt(scales[node]);
        }

        double[] values = adjacency.Values.ToArray();
        for (int row = 0; row < adjacency.RowCount; row++)
        {
            for (int entry = adjacency.RowPointers[row]; entry < adjacency.RowPointers[row + 1]; entry++)
            {
                values[entry] *= scales[row] * scales[adjacency.Columns[entry]];
            }
        }

        return new SparseMatrix(adjacency.RowCount, adjacency.ColumnCount, adjacency.RowPointers.ToArray(), adjacency.Columns.ToArray(), values);
    }
}
