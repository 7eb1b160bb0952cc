namespace Equivariant.ML.Data;

/// <summary>
/// Makes adjacency matrices. A graph's edges are sorted by target, and its grouping by source keeps that order: each row's columns ascend already, and edges
/// between the same two nodes stand together.
/// </summary>
internal static class AdjacencyMatrix
{
    public static SparseMatrix Of(Graph graph, bool binary, SelfLoops selfLoops)
    {
        ArgumentNullException.ThrowIfNull(graph);
        OptionChecks.Defined(nameof(selfLoops), selfLoops);
        int capacity = checked(graph.EdgeCount + (selfLoops == SelfLoops.Add ? graph.NodeCount : 0));
        var rows = new SparseRows(graph.NodeCount, graph.NodeCount, capacity);
        for (int source = 0; source < graph.NodeCount; source++)
        {
            AddRow(rows, graph, source, binary, selfLoops);
            rows.EndRow();
        }

        return rows.Build();
    }

    private static void AddRow(SparseRows rows, Graph graph, int source, bool binary, SelfLoops selfLoops)
    {
        bool weighted = !binary && graph.EdgeWeights.Length > 0;
        bool missing = selfLoops == SelfLoops.Add;
        int before = -1;
        foreach (int edge in graph.SourcePermutation[graph.SourcePointers[source]..graph.SourcePointers[source + 1]])
        {
            int target = graph.Targets[edge];
            if (missing && target >= source)
            {
                missing = false;
                if (target > source)
                {
                    rows.Add(source, 1);
                }
            }

            bool left = (target == source && selfLoops == SelfLoops.Remove) || (binary && target == before);
            if (!left)
            {
                rows.AddUp(target, weighted ? graph.EdgeWeights[edge] : 1);
            }

            before = target;
        }

        if (missing)
        {
            rows.Add(source, 1);
        }
    }
}
