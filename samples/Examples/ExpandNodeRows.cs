using Equivariant.ML.Data;
using Equivariant.ML.Transforms;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>Rows that are graphs become rows that are nodes, each with its part of the graph's vectors: ExpandNodes.</summary>
internal static class ExpandNodeRows
{
    internal static void Run(TextWriter output)
    {
        Graph water = new GraphBuilder(3).AddUndirectedEdge(0, 1).AddUndirectedEdge(0, 2).WithNodeTypes([8, 1, 1]).Build();
        var ml = new MLContext(seed: 1);
        IDataView graphs = ml.Data.LoadFromEnumerable(
        [
            new Row { Graph = water, Charges = [-0.8f, 0.4f, 0.4f], Forces = [0, 0, 0.1f, 0, 0.2f, -0.05f, 0, -0.2f, -0.05f] },
        ]);

        // A charge a node, and three numbers a node of a force; in the same way come the scores of a model of vectors.
        var pipeline = ml.Transforms.ExpandNodes(
            graphColumnName: "Graph",
            nodeColumnName: "Node",
            NodeValues.Scalar("Charge", "Charges"),
            NodeValues.Vector("Force", "Forces", width: 3));
        IDataView nodes = pipeline.Fit(graphs).Transform(graphs);
        foreach (NodeRow row in ml.Data.CreateEnumerable<NodeRow>(nodes, reuseRowObject: false))
        {
            output.WriteLine($"Node {row.Node}: charge {row.Charge:f1}, force {string.Join(' ', row.Force.Select(value => $"{value:f2}"))}");
        }
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public float[] Charges { get; set; } = [];

        public float[] Forces { get; set; } = [];
    }

    private sealed class NodeRow
    {
        public int Node { get; set; }

        public float Charge { get; set; }

        public float[] Force { get; set; } = [];
    }
}
