namespace Equivariant.ML.Data.Tests;

/// <summary>Sparse matrices from dense ones, from tuples and from edges.</summary>
internal static class SparseMatrices
{
    public static SparseMatrix OfDense(double[] dense, int rows, int columns) => OfEntries(
        rows, columns, from i in Enumerable.Range(0, dense.Length) where dense[i] != 0 select (i / columns, i % columns, dense[i]));

    /// <summary>Entries in any order; those at one place are added.</summary>
    public static SparseMatrix OfEntries(int rows, int columns, IEnumerable<(int Row, int Column, double Value)> entries)
    {
        (int Row, int Column, double Value)[] all = [.. entries];
        return SparseMatrix.FromEntries(
            rows, columns, [.. all.Select(entry => entry.Row)], [.. all.Select(entry => entry.Column)], [.. all.Select(entry => entry.Value)]);
    }

    /// <summary>D − A of undirected edges, or I − D^(−½)·A·D^(−½).</summary>
    public static SparseMatrix Laplacian(int nodes, IEnumerable<(int A, int B, double Weight)> edges, bool normalized = false)
    {
        (int A, int B, double Weight)[] all = [.. edges];
        var degrees = new double[nodes];
        foreach ((int a, int b, double weight) in all)
        {
            degrees[a] += weight;
            degrees[b] += weight;
        }

        double Scale(int a, int b) => normalized ? 1 / Math.Sqrt(degrees[a] * degrees[b]) : 1;
        return OfEntries(nodes, nodes,
        [
            .. Enumerable.Range(0, nodes).Where(node => degrees[node] != 0).Select(node => (node, node, degrees[node] * Scale(node, node))),
            .. all.SelectMany(edge => new[] { (edge.A, edge.B, -edge.Weight * Scale(edge.A, edge.B)), (edge.B, edge.A, -edge.Weight * Scale(edge.A, edge.B)) }),
        ]);
    }
}
