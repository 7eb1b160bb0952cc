using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Joins graphs to a batch: the one place where <see cref="Graph"/> and tensors meet. Each graph's edges are sorted already,
/// so joining only adds offsets.
/// </summary>
/// <param name="schema">What every graph has.</param>
/// <param name="completeEdgeless">Whether a graph without edges is taken as complete.</param>
/// <param name="sparse">Whether node inputs that are mostly zero stay sparse.</param>
internal sealed class Batcher(GraphSchema schema, bool completeEdgeless, bool sparse = false)
{
    /// <summary>The most nodes that a graph may have to be taken as complete: at a width of 64 one array of messages has 4 GB.</summary>
    internal const int MostCompleteNodes = 1 << 12;

    /// <summary>Whether node inputs that are mostly zero stay sparse.</summary>
    internal bool Sparse => sparse;

    /// <summary>Joins graphs that have been checked against the schema.</summary>
    /// <param name="graphs">The graphs.</param>
    /// <param name="room">Whose arrays it takes; whatever was in them before is lost. Null makes new ones.</param>
    internal PackedBatch Pack(ReadOnlySpan<Graph> graphs, BatchRoom? room = null)
    {
        room ??= new BatchRoom();
        room.Clear();
        int nodes = 0;
        int edges = 0;
        foreach (Graph graph in graphs)
        {
            nodes = checked(nodes + graph.NodeCount);
            edges = checked(edges + EdgeCount(graph));
        }

        var arrays = new BatchArrays(room, nodes, edges, graphs.Length, schema, sparse ? SparseNodeInputs.For(graphs, schema) : null);
        foreach (Graph graph in graphs)
        {
            if (graph.EdgeCount == 0 && EdgeCount(graph) > 0)
            {
                arrays.AddCompleteEdges(graph.NodeCount);
            }
            else
            {
                arrays.AddEdges(graph);
            }

            arrays.AddNodes(graph);
        }

        return arrays.ToBatch();
    }

    /// <summary>How many edges a graph has in a batch.</summary>
    /// <exception cref="InvalidOperationException">It has none, and taken as complete it would have too many.</exception>
    internal int EdgeCount(Graph graph)
    {
        if (!completeEdgeless || graph.EdgeCount > 0)
        {
            return graph.EdgeCount;
        }

        return graph.NodeCount <= MostCompleteNodes
            ? graph.NodeCount * Math.Max(0, graph.NodeCount - 1)
            : throw new InvalidOperationException(
                $"A graph has {graph.NodeCount} nodes and no edges; to be taken as complete it may have {MostCompleteNodes} at most. Give it edges, such as those to its nearest nodes.");
    }
}
