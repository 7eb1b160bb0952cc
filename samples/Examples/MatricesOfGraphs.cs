using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>What a graph is as matrices, in code and as columns.</summary>
internal static class MatricesOfGraphs
{
    internal static void Run(TextWriter output)
    {
        // A square with one diagonal.
        Graph graph = new GraphBuilder(4)
            .AddUndirectedEdge(0, 1).AddUndirectedEdge(1, 2).AddUndirectedEdge(2, 3).AddUndirectedEdge(3, 0).AddUndirectedEdge(0, 2)
            .Build();

        SparseMatrix adjacency = GraphMatrices.Adjacency(graph);
        output.WriteLine($"Neighbours: {string.Join(", ", GraphMatrices.Degrees(adjacency))}");
        output.WriteLine($"Walks of three edges from node 0: {string.Join(", ", GraphMatrices.Power(adjacency, 3).ToDense()[..4])}");
        output.WriteLine($"Laplacian: {GraphMatrices.Laplacian(graph, LaplacianKind.Symmetric)}");

        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.LoadFromEnumerable([new Row { Graph = graph }]);
        var pipeline = ml.Transforms.LaplacianMatrix("Laplacian", "Graph", LaplacianKind.Combinatorial, dense: true)
            .Append(ml.Transforms.NodeDegrees("Degrees", "Graph"));
        foreach (Numbers numbers in ml.Data.CreateEnumerable<Numbers>(pipeline.Fit(rows).Transform(rows), reuseRowObject: false))
        {
            output.WriteLine($"D − A, row after row: {string.Join(" ", numbers.Laplacian.DenseValues())}");
        }
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }
    }

    private sealed class Numbers
    {
        public VBuffer<float> Laplacian { get; set; }

        public VBuffer<float> Degrees { get; set; }
    }
}
