using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Joins graphs to a batch: the one place where <see cref="Graph"/> and tensors meet. Each graph's edges are sorted already,
/// so joining only adds offsets.
/// </summary>
/// <param name="schema">What every graph has.</param>
/// <param name="completeEdgeless">Whether a graph without edges is taken as complete.</param>
internal sealed class Batcher(GraphSchema schema, bool completeEdgeless)
{
    /// <summary>Joins graphs that have been checked against the schema.</summary>
    internal PackedBatch Pack(ReadOnlySpan<Graph> graphs)
    {
        int nodes = 0;
        int edges = 0;
        foreach (Graph graph in graphs)
        {
            nodes = checked(nodes + graph.NodeCount);
            edges = checked(edges + EdgeCount(graph));
        }

        var arrays = new BatchArrays(nodes, edges, graphs.Length, schema);
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
    internal int EdgeCount(Graph graph) =>
        completeEdgeless && graph.EdgeCount == 0 ? checked(graph.NodeCount * Math.Max(0, graph.NodeCount - 1)) : graph.EdgeCount;
}
