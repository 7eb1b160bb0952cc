using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>
/// A batch whose graphs are to have so many clusters each in place of their nodes: a matrix S of nodes by clusters, graph by graph, as a sparse one, and the smaller batch,
/// in which an edge leads from each cluster of a graph to each, itself included.
/// </summary>
internal sealed class Coarsening
{
    private readonly Grouping rows;
    private readonly Grouping columns;

    /// <exception cref="ArgumentException">There are more entries than can be counted.</exception>
    internal Coarsening(GraphBatch graph, int clusters)
    {
        long entries = (long)clusters * Math.Max(graph.NodeCount, (long)graph.GraphCount * clusters);
        if (entries > Array.MaxLength)
        {
            throw new ArgumentException($"{entries} entries of nodes or clusters by {clusters} clusters; expected at most {Array.MaxLength}.", nameof(clusters));
        }

        Clusters = clusters;
        int[] graphs = graph.Graphs.Index.ToArray();
        rows = Grouping.Of(Filled(graphs.Length * clusters, entry => (graphs[entry / clusters] * clusters) + (entry % clusters)), graph.GraphCount * clusters);
        columns = Grouping.Of(Filled(graphs.Length * clusters, entry => entry / clusters), graphs.Length);
        int nodes = graph.GraphCount * clusters;
        Grouping targets = Grouping.Of(Filled(nodes * clusters, edge => edge / clusters), nodes);
        Grouping sources = Grouping.Of(Filled(nodes * clusters, edge => (edge / (clusters * clusters) * clusters) + (edge % clusters)), nodes);
        Graph = GraphBatch.OfGraphsApart(targets, sources, Grouping.Of(Filled(nodes, node => node / clusters), graph.GraphCount));
    }

    internal int Clusters { get; }

    /// <summary>The smaller batch: the edge of cluster a from cluster b is entry (a, b) of its graph's matrix, row after row.</summary>
    internal GraphBatch Graph { get; }

    /// <summary>Sᵀ·x for each graph, [graphs·clusters×width].</summary>
    /// <param name="assignment">S, [nodes×clusters].</param>
    /// <param name="nodes">x, [nodes×width].</param>
    internal Tensor Pool(Tensor assignment, Tensor nodes) => nodes.SparseMatMul(rows, columns, assignment.Reshape(new Shape(assignment.Shape.Length)));

    private static int[] Filled(int count, Func<int, int> value)
    {
        var values = new int[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = value(i);
        }

        return values;
    }
}
