using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>The arrays of a batch while graphs are being joined. A graph's edges are added before its nodes.</summary>
internal sealed class BatchArrays
{
    private readonly GraphSchema schema;
    private readonly int[] targets;
    private readonly int[] targetPointers;
    private readonly int[] sources;
    private readonly int[] sourcePointers;
    private readonly int[] sourceRows;
    private readonly int[] graphs;
    private readonly int[] graphPointers;
    private readonly float[] nodeInputs;
    private readonly SparseNodeInputs? sparseInputs;
    private readonly float[] edgeInputs;
    private readonly float[] positions;
    private readonly float[] velocities;
    private int nodeCount;
    private int edgeCount;
    private int graphCount;

    /// <param name="room">Where they are.</param>
    /// <param name="nodes">How many nodes there will be.</param>
    /// <param name="edges">How many edges there will be.</param>
    /// <param name="graphs">How many graphs there will be.</param>
    /// <param name="schema">What every graph has.</param>
    /// <param name="sparseInputs">Where node inputs go that are mostly zero; null where they are not.</param>
    internal BatchArrays(BatchRoom room, int nodes, int edges, int graphs, GraphSchema schema, SparseNodeInputs? sparseInputs)
    {
        this.schema = schema;
        this.sparseInputs = sparseInputs;
        targets = room.Ints(edges);
        targetPointers = room.Ints(nodes + 1);
        sources = room.Ints(edges);
        sourcePointers = room.Ints(nodes + 1);
        sourceRows = room.Ints(edges);
        this.graphs = room.Ints(nodes);
        graphPointers = room.Ints(graphs + 1);
        nodeInputs = room.Floats(sparseInputs is null ? checked(nodes * schema.NodeWidth) : 0);
        edgeInputs = room.Floats(checked(edges * schema.EdgeWidth));
        positions = room.Floats(checked(nodes * schema.Dimension));
        velocities = room.Floats(schema.Velocities ? checked(nodes * schema.Dimension) : 0);
        targetPointers[0] = 0;
        sourcePointers[0] = 0;
        graphPointers[0] = 0;
    }

    internal void AddEdges(Graph graph)
    {
        Runs.Shift(graph.Targets, targets.AsSpan(edgeCount), nodeCount);
        Runs.Shift(graph.Sources, sources.AsSpan(edgeCount), nodeCount);
        Runs.Shift(graph.SourcePermutation, sourceRows.AsSpan(edgeCount), edgeCount);
        Runs.Shift(graph.TargetPointers[1..], targetPointers.AsSpan(nodeCount + 1), edgeCount);
        Runs.Shift(graph.SourcePointers[1..], sourcePointers.AsSpan(nodeCount + 1), edgeCount);
        EdgeInputs.Fill(schema, graph, edgeInputs.AsSpan(edgeCount * schema.EdgeWidth, graph.EdgeCount * schema.EdgeWidth));
        edgeCount += graph.EdgeCount;
    }

    /// <summary>Adds every edge between two different nodes, with features of 0. By target, then by source: the transpose is alike.</summary>
    internal void AddCompleteEdges(int nodes)
    {
        int others = nodes - 1;
        for (int node = 0; node < nodes; node++)
        {
            int begin = edgeCount + (node * others);
            targets.AsSpan(begin, others).Fill(nodeCount + node);
            Runs.Rise(sources.AsSpan(begin, node), nodeCount, 1);
            Runs.Rise(sources.AsSpan(begin + node, others - node), nodeCount + node + 1, 1);

            // The edges that leave a node stand at the same place among those into each node before it, and at one place later into each after it.
            Runs.Rise(sourceRows.AsSpan(begin, node), edgeCount + node - 1, others);
            Runs.Rise(sourceRows.AsSpan(begin + node, others - node), begin + others + node, others);
            targetPointers[nodeCount + node + 1] = begin + others;
            sourcePointers[nodeCount + node + 1] = begin + others;
        }

        int added = nodes * others;
        edgeInputs.AsSpan(edgeCount * schema.EdgeWidth, added * schema.EdgeWidth).Clear();
        edgeCount += added;
    }

    internal void AddNodes(Graph graph)
    {
        if (sparseInputs is null)
        {
            int width = schema.NodeWidth;
            NodeInputs.Fill(schema, graph, nodeInputs.AsSpan(nodeCount * width, graph.NodeCount * width));
        }
        else
        {
            sparseInputs.Add(graph);
        }

        graph.Positions.CopyTo(positions.AsSpan(nodeCount * schema.Dimension));
        graph.Velocities.CopyTo(velocities.AsSpan(schema.Velocities ? nodeCount * schema.Dimension : 0));
        graphs.AsSpan(nodeCount, graph.NodeCount).Fill(graphCount);
        nodeCount += graph.NodeCount;
        graphCount++;
        graphPointers[graphCount] = nodeCount;
    }

    internal PackedBatch ToBatch() => new(
        GraphBatch.OfGraphsApart(
            Grouping.FromKnownParts(targets, edgeCount, targetPointers, nodeCount, null),
            Grouping.FromKnownParts(sources, edgeCount, sourcePointers, nodeCount, sourceRows),
            Grouping.FromKnownParts(graphs, nodeCount, graphPointers, graphCount, null)),
        schema,
        nodeInputs,
        sparseInputs,
        edgeInputs,
        positions,
        velocities);
}
