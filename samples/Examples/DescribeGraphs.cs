using Equivariant.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>Graphs as vectors of a size known beforehand, which ML.NET's own trainers take as features.</summary>
internal static class DescribeGraphs
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        Graph triangle = new GraphBuilder(3).AddEdges([0, 1, 2], [1, 2, 0]).Build().ToUndirected();
        IDataView rows = ml.Data.LoadFromEnumerable([new Row { Graph = triangle }]);
        var pipeline = ml.Transforms.WeisfeilerLehmanFeatures("Subtrees", "Graph", iterations: 3, bits: 10)
            .Append(ml.Transforms.GraphStatistics("Statistics", "Graph"));
        IDataView described = pipeline.Fit(rows).Transform(rows);
        output.WriteLine($"Subtrees: {described.Schema["Subtrees"].Type}");

        VBuffer<ReadOnlyMemory<char>> names = default;
        described.Schema["Statistics"].GetSlotNames(ref names);
        Described found = ml.Data.CreateEnumerable<Described>(described, reuseRowObject: false).Single();
        foreach ((ReadOnlyMemory<char> name, float number) in names.DenseValues().Zip(found.Statistics))
        {
            output.WriteLine($"{name}: {number}");
        }
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }
    }

    private sealed class Described
    {
        public float[] Statistics { get; set; } = [];
    }
}
