namespace Equivariant.ML.Data;

/// <summary>
/// The diagonals of powers of a random walk's matrix P = D⁻¹·A, a node at a time: a whole power takes memory for all pairs of nodes, a row or a column of it for those that it
/// reaches. A walk out and one in meet in the middle, as (Pᵃ⁺ᵇ)ᵢᵢ = Σⱼ (Pᵃ)ᵢⱼ·(Pᵇ)ⱼᵢ, so that neither reaches far. Each node is computed alone, so that threads change nothing.
/// </summary>
internal static class ReturnProbabilities
{
    /// <returns>Row-major [nodes × steps].</returns>
    public static float[] Of(Graph graph, int steps)
    {
        var result = new float[TableSize.Of(graph.NodeCount, steps)];
        SparseMatrix walk = Walk(GraphMatrices.Adjacency(graph));
        SparseMatrix back = walk.Transpose();
        Parallel.For(
            0,
            graph.NodeCount,
            () => (Out: new SparsePower(walk), In: new SparsePower(back)),
            (node, _, powers) =>
            {
                powers.Out.Start(node);
                powers.In.Start(node);
                for (int step = 0; step < steps; step++)
                {
                    (step % 2 == 0 ? powers.Out : powers.In).Step();
                    result[(node * steps) + step] = (float)powers.Out.Times(powers.In);
                }

                return powers;
            },
            _ => { });
        return result;
    }

    /// <summary>D⁻¹·A. Of a degree of 0, be it that weights cancel, there is no reciprocal: the walk ends.</summary>
    private static SparseMatrix Walk(SparseMatrix adjacency)
    {
        double[] degrees = GraphMatrices.Degrees(adjacency);
        double[] values = adjacency.Values.ToArray();
        for (int node = 0; node < degrees.Length; node++)
        {
            foreach (ref double value in values.AsSpan(adjacency.RowPointers[node]..adjacency.RowPointers[node + 1]))
            {
                value = degrees[node] == 0 ? 0 : value / degrees[node];
            }
        }

        return SparseMatrix.Create(adjacency.RowCount, adjacency.ColumnCount, adjacency.RowPointers, adjacency.Columns, values);
    }
}
