using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>Rows that name a node of one graph, which the model brings along: AttachGraph.</summary>
internal static class AttachAGraph
{
    internal static void Run(TextWriter output)
    {
        Graph accounts = new GraphBuilder(4).AddEdge(0, 1).AddEdge(2, 1).AddEdge(1, 3).Build();
        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.LoadFromEnumerable([new Row { Node = 1 }, new Row { Node = 3 }]);
        ITransformer model = ml.Transforms.AttachGraph("Graph", accounts).Fit(rows);

        // The file holds the graph once, and all rows then share one object.
        using var file = new MemoryStream();
        ml.Model.Save(model, rows.Schema, file);
        file.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(file, out _);
        foreach (NodeOfGraph row in ml.Data.CreateEnumerable<NodeOfGraph>(loaded.Transform(rows), reuseRowObject: false))
        {
            output.WriteLine($"Node {row.Node} of {row.Graph}");
        }
    }

    private sealed class Row
    {
        public int Node { get; set; }
    }

    private sealed class NodeOfGraph
    {
        public int Node { get; set; }

        [GraphColumn]
        public Graph? Graph { get; set; }
    }
}
