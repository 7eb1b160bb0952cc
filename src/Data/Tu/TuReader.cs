namespace Equivariant.ML.Data;

/// <summary>
/// Reads data sets of many graphs in the format of TU Dortmund's collection (Morris, Kriege, Bause, Kersting, Mutzel and Neumann 2020, "TUDataset"), such as MUTAG: text files NAME_A,
/// NAME_graph_indicator and others, in a folder or in the zip archive that they come in.
/// </summary>
/// <remarks>
/// Node labels become node types and edge labels edge types, numbered from 0 in the order of their values; node attributes become node features and edge attributes edge features.
/// Edges are as the file has them: it lists those of undirected graphs both ways.
/// </remarks>
public static class TuReader
{
    /// <summary>Reads a data set.</summary>
    /// <param name="path">The zip archive, or the folder of the files.</param>
    /// <exception cref="IOException">The file is absent or cannot be read.</exception>
    /// <exception cref="GraphFormatException">A file is absent or damaged, too large, has something else than it should, or does not fit the others.</exception>
    public static TuDataset Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var files = new TuFiles(path);
        int[] graphOf = TuColumns.Integers(files, "graph_indicator", width: 1);
        int[]? labels = files.Has("graph_labels") ? TuColumns.Integers(files, "graph_labels", width: 1) : null;
        int count = CheckGraphs(files, graphOf, labels?.Length);

        int[] edges = TuColumns.Integers(files, "A", width: 2);
        TuRows nodes = Rows(files, "node", graphOf, count, out int[] nodeTypes);
        TuRows joined = Rows(files, "edge", GraphsOf(files, edges, graphOf), count, out int[] edgeTypes);
        int width = 0;
        float[] targets = files.Has("graph_attributes") ? TuColumns.Numbers(files, "graph_attributes", count, out width) : [];
        return new TuDataset(
            files.Name,
            [.. Enumerable.Range(0, count).Select(graph => Build(nodes, joined, edges, graph))],
            labels ?? [],
            [.. Enumerable.Range(0, targets.Length == 0 ? 0 : count).Select(graph => Array.ConvertAll(targets[(graph * width)..((graph + 1) * width)], number => (double)number))],
            nodeTypes,
            edgeTypes);
    }

    private static TuRows Rows(TuFiles files, string what, int[] graphOf, int graphs, out int[] typeValues)
    {
        typeValues = [];
        int width = 0;
        return new TuRows(graphOf, graphs)
        {
            Types = files.Has($"{what}_labels") ? TuColumns.Types(files, $"{what}_labels", graphOf.Length, out typeValues) : [],
            Features = files.Has($"{what}_attributes") ? TuColumns.Numbers(files, $"{what}_attributes", graphOf.Length, out width) : [],
            Width = width,
        };
    }

    /// <returns>How many graphs there are.</returns>
    private static int CheckGraphs(TuFiles files, int[] graphOf, int? labels)
    {
        // Without labels the last graph that has a node says how many there are: not more than nodes, so that a number cannot ask for more memory than the file has bytes.
        int most = labels ?? graphOf.Length;
        int wrong = Array.FindIndex(graphOf, graph => graph < 1 || graph > most);
        return wrong < 0
            ? labels ?? graphOf.DefaultIfEmpty().Max()
            : throw new GraphFormatException(files.NameOf("graph_indicator"), wrong + 1, $"found graph {graphOf[wrong]}; expected 1 to {most}.");
    }

    private static int[] GraphsOf(TuFiles files, int[] edges, int[] graphOf)
    {
        var graphs = new int[edges.Length / 2];
        for (int edge = 0; edge < graphs.Length; edge++)
        {
            (int source, int target) = (edges[2 * edge], edges[(2 * edge) + 1]);
            if (source < 1 || source > graphOf.Length || target < 1 || target > graphOf.Length || graphOf[source - 1] != graphOf[target - 1])
            {
                throw new GraphFormatException(
                    files.NameOf("A"), edge + 1, $"found an edge from node {source} to {target}; expected two of the {graphOf.Length} nodes, in the same graph.");
            }

            graphs[edge] = graphOf[source - 1];
        }

        return graphs;
    }

    private static Graph Build(TuRows nodes, TuRows edges, int[] ends, int graph)
    {
        ReadOnlySpan<int> own = nodes.Of(graph);
        ReadOnlySpan<int> joined = edges.Of(graph);
        int[] sources = new int[joined.Length];
        int[] targets = new int[joined.Length];
        for (int edge = 0; edge < joined.Length; edge++)
        {
            sources[edge] = nodes.Place[ends[2 * joined[edge]] - 1];
            targets[edge] = nodes.Place[ends[(2 * joined[edge]) + 1] - 1];
        }

        return new GraphBuilder(own.Length)
            .AddEdges(sources, targets)
            .WithNodeTypes(TuRows.Pick(nodes.Types, own, 1))
            .WithEdgeTypes(TuRows.Pick(edges.Types, joined, 1))
            .WithNodeFeatures(TuRows.Pick(nodes.Features, own, nodes.Width), nodes.Width)
            .WithEdgeFeatures(TuRows.Pick(edges.Features, joined, edges.Width), edges.Width)
            .Build();
    }
}
