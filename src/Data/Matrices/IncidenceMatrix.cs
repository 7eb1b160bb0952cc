namespace Equivariant.ML.Data;

/// <summary>Makes incidence matrices: each edge has an entry at its source and one at its target, which add up where they are the same node.</summary>
internal static class IncidenceMatrix
{
    public static SparseMatrix Of(Graph graph, bool oriented)
    {
        ArgumentNullException.ThrowIfNull(graph);
        int edges = graph.EdgeCount;
        int[] both = [.. Enumerable.Range(0, edges), .. Enumerable.Range(0, edges)];
        var values = new double[both.Length];
        values.AsSpan(..edges).Fill(oriented ? -1 : 1);
        values.AsSpan(edges..).Fill(1);
        return SparseMatrix.FromEntries(graph.NodeCount, edges, (int[])[.. graph.Sources, .. graph.Targets], both, values);
    }
}
