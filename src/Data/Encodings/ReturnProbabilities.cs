namespace Equivariant.ML.Data;

/// <summary>
/// The diagonals of powers of a random walk's matrix, a row at a time: a row of a power takes memory for the nodes that it reaches, the whole power for all pairs.
/// Each row is computed alone, so that threads change nothing.
/// </summary>
internal static class ReturnProbabilities
{
    /// <returns>Row-major [nodes × steps].</returns>
    public static float[] Of(Graph graph, int steps)
    {
        var result = new float[TableSize.Of(graph.NodeCount, steps)];
        SparseMatrix adjacency = GraphMatrices.Adjacency(graph);
        double[] degrees = GraphMatrices.Degrees(adjacency);
        Parallel.For(
            0,
            graph.NodeCount,
            () => new SparseWalk(adjacency, degrees),
            (node, _, walk) =>
            {
                walk.Start(node);
                for (int step = 0; step < steps; step++)
                {
                    walk.Step();
                    result[(node * steps) + step] = (float)walk.At(node);
                }

                return walk;
            },
            _ => { });
        return result;
    }
}
