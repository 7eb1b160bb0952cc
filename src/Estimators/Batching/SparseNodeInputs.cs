using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>The node inputs of a batch that are not zero, while graphs are being joined and afterwards: of bags of words about one in a hundred.</summary>
internal sealed class SparseNodeInputs
{
    // Narrower or fuller rows are as fast as dense ones, and take no more memory.
    private const int LeastWidth = 64;
    private const double MostFilled = 0.1;

    private readonly GraphSchema schema;
    private readonly int[] nodes;
    private readonly int[] nodePointers;
    private readonly int[] columns;
    private readonly float[] values;
    private Grouping? rows;
    private Grouping? features;
    private int nodeCount;
    private int count;

    private SparseNodeInputs(GraphSchema schema, int nodes, int count)
    {
        this.schema = schema;
        this.nodes = new int[count];
        nodePointers = new int[nodes + 1];
        columns = new int[count];
        values = new float[count];
    }

    /// <summary>How many numbers are held.</summary>
    internal long Length => (3L * values.Length) + nodePointers.Length;

    /// <summary>Room for the inputs of graphs; null where they are too narrow or too full for it to be worth while.</summary>
    internal static SparseNodeInputs? For(ReadOnlySpan<Graph> graphs, GraphSchema schema)
    {
        if (schema.NodeWidth < LeastWidth)
        {
            return null;
        }

        long nodes = 0;
        long filled = 0;
        foreach (Graph graph in graphs)
        {
            nodes += graph.NodeCount;
            filled += graph.NodeFeatures.Length - graph.NodeFeatures.Count(0f) + (schema.NodeTypes.Length > 0 ? graph.NodeCount : 0);
        }

        return filled < MostFilled * nodes * schema.NodeWidth ? new SparseNodeInputs(schema, (int)nodes, (int)filled) : null;
    }

    /// <summary>Adds the nodes of a graph.</summary>
    internal void Add(Graph graph)
    {
        for (int node = 0; node < graph.NodeCount; node++)
        {
            ReadOnlySpan<float> row = graph.NodeFeatures.Slice(node * schema.NodeFeatures, schema.NodeFeatures);
            for (int column = 0; column < row.Length; column++)
            {
                if (row[column] != 0)
                {
                    Add(column, row[column]);
                }
            }

            if (schema.NodeTypes.Length > 0)
            {
                Add(schema.NodeFeatures + Array.BinarySearch(schema.NodeTypes, graph.NodeTypes[node]), 1);
            }

            nodeCount++;
            nodePointers[nodeCount] = count;
        }
    }

    /// <summary>The inputs, as tensors that are made so.</summary>
    internal SparseFeatures ToFeatures(ToTensor make)
    {
        rows ??= Grouping.FromParts(nodes, nodePointers, null);
        features ??= Grouping.Of(columns, schema.NodeWidth);
        return new SparseFeatures(rows, features, make(values, new Shape(values.Length)));
    }

    private void Add(int column, float value)
    {
        (nodes[count], columns[count], values[count]) = (nodeCount, column, value);
        count++;
    }
}
