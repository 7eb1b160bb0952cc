using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>Edges between near nodes, on one graph or on a column of graphs.</summary>
internal static class FindNeighbors
{
    internal static void Run(TextWriter output)
    {
        Graph square = new GraphBuilder(4).WithPositions([0, 0, 1, 0, 0, 1, 1, 1], dimension: 2).Build();
        output.WriteLine($"Within 1.1: {Neighbors.Radius(square, 1.1).EdgeCount} edges");
        output.WriteLine($"Nearest one: {Neighbors.Nearest(square, 1).EdgeCount} edges");
        output.WriteLine($"Complete: {Neighbors.Complete(square).EdgeCount} edges");

        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.LoadFromEnumerable([new Row { Graph = square }]);
        var pipeline = ml.Transforms.RadiusGraph("Near", cutoff: 1.1, inputColumnName: "Graph")
            .Append(ml.Transforms.NearestNeighborGraph("Nearest", k: 1, inputColumnName: "Graph"))
            .Append(ml.Transforms.CompleteGraph("All", inputColumnName: "Graph"));
        IDataView transformed = pipeline.Fit(rows).Transform(rows);
        output.WriteLine(string.Join(", ", transformed.Schema.Select(column => $"{column.Name}: {column.Type}")));
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }
    }
}
