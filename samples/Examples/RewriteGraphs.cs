using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>Graphs made of graphs: edges both ways, the largest part, features that say what is around a node or how long an edge is.</summary>
internal static class RewriteGraphs
{
    internal static void Run(TextWriter output)
    {
        // A triangle with a tail, all edges one way, and a node that nothing joins.
        Graph drawn = new GraphBuilder(5)
            .AddEdges([0, 1, 2, 2], [1, 2, 0, 3])
            .WithPositions([0, 0, 1, 0, 0, 1, 0, 2, 5, 5], dimension: 2)
            .Build();
        Graph whole = drawn.ToUndirected().LargestComponent();
        output.WriteLine($"In code: {whole}");

        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.LoadFromEnumerable([new Row { Graph = drawn }]);
        var pipeline = ml.Transforms.ToUndirected("Graph")
            .Append(ml.Transforms.LargestComponent("Graph"))
            .Append(ml.Transforms.CenterPositions("Graph"))
            .Append(ml.Transforms.RandomWalkEncoding("Graph", steps: 4))
            .Append(ml.Transforms.BesselDistances("Graph", count: 3, cutoff: 2.5))
            .Append(ml.Transforms.AddVirtualNode("Graph"));
        Graph made = ml.Data.CreateEnumerable<Row>(pipeline.Fit(rows).Transform(rows), reuseRowObject: false).Single().Graph!;
        output.WriteLine($"In a pipeline: {made}");
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }
    }
}
