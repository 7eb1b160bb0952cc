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

    /// <param name="nodes">How many nodes there will be.</param>
    /// <param name="edges">How many edges there will be.</param>
    /// <param name="graphs">How many graphs there will be.</param>
    /// <param name="schema">What every graph has.</param>
    /// <param name="sparseInputs">Where node inputs go that are mostly zero; null where they are not.</param>
    internal BatchArrays(int nodes, int edges, int graphs, GraphSchema schema, SparseNodeInputs? sparseInputs)
    {
        this.schema = schema;
        this.sparseInputs = sparseInputs;
        targets = new int[edges];
        targetPointers = new int[nodes + 1];
        sources = new int[edges];
        sourcePointers = new int[nodes + 1];
        sourceRows = new int[edges];
        this.graphs = new int[nodes];
        graphPointers = new int[graphs + 1];
        nodeInputs = new float[sparseInputs is null ? checked(nodes * schema.NodeWidth) : 0];
        edgeInputs = new float[checked(edges * schema.EdgeWidth)];
        positions = new float[checked(nodes * schema.Dimension)];
        velocities = new float[schema.Velocities ? positions.Length : 0];
    }

    internal void AddEdges(Graph graph)
    {
        Offset(graph.Targets, targets.AsSpan(edgeCount), nodeCount);
        Offset(graph.Sources, sources.AsSpan(edgeCount), nodeCount);
        Offset(graph.SourcePermutation, sourceRows.AsSpan(edgeCount), edgeCount);
        Offset(graph.TargetPointers[1..], targetPointers.AsSpan(nodeCount + 1), edgeCount);
        Offset(graph.SourcePointers[1..], sourcePointers.AsSpan(nodeCount + 1), edgeCount);
        EdgeInputs.Fill(schema, graph, edgeInputs.AsSpan(edgeCount * schema.EdgeWidth, graph.EdgeCount * schema.EdgeWidth));
        edgeCount += graph.EdgeCount;
    }

    /// <summary>Adds every edge between two different nodes, with features of 0. By target, then by source: the transpose is alike.</summary>
    internal void AddCompleteEdges(int nodes)
    {
        int edge = edgeCount;
        for (int target = 0; target < nodes; target++)
        {
            for (int source = 0; source < nodes; source++)
            {
                if (source != target)
                {
                    targets[edge] = nodeCount + target;
                    sources[edge] = nodeCount + source;

                    // Among the edges of one source, which skip the source itself, this is the one of the target's rank.
                    int place = (source * (nodes - 1)) + target - (target > source ? 1 : 0);
                    sourceRows[edgeCount + place] = edge;
                    edge++;
                }
            }

            targetPointers[nodeCount + target + 1] = edge;
            sourcePointers[nodeCount + target + 1] = edge;
        }

        edgeCount = edge;
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
        new GraphBatch(
            Grouping.FromParts(targets, targetPointers, null),
            Grouping.FromParts(sources, sourcePointers, sourceRows),
            Grouping.FromParts(graphs, graphPointers, null)),
        schema,
        nodeInputs,
        sparseInputs,
        edgeInputs,
        positions,
        velocities);

    private static void Offset(ReadOnlySpan<int> from, Span<int> to, int offset)
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i] = from[i] + offset;
        }
    }
}
