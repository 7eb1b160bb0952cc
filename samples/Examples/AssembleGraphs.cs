using Equivariant.ML.Data;
using Equivariant.ML.Transforms;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>Graphs from plain columns, as text files, databases and data frames give them: AssembleGraph.</summary>
internal static class AssembleGraphs
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        IDataView rows = ml.Data.LoadFromEnumerable(
        [
            new Row { Atoms = [8, 1, 1], From = [0, 0], To = [1, 2], Order = [1, 1] },
            new Row { Atoms = [6, 8, 8], From = [0, 0], To = [1, 2], Order = [2, 2] },
        ]);

        // Numbers of a text file are Single, whole ones too. Each bond of the columns is an edge both ways.
        var pipeline = ml.Transforms.AssembleGraph(
            "Graph", edgeSourcesColumnName: "From", edgeTargetsColumnName: "To", nodeTypesColumnName: "Atoms", undirected: true);
        Print(ml, pipeline.Fit(rows).Transform(rows), output);

        // All columns that a graph can have are options.
        var options = new AssembleGraphEstimator.Options
        {
            NodeTypesColumnName = "Atoms",
            EdgeSourcesColumnName = "From",
            EdgeTargetsColumnName = "To",
            EdgeFeaturesColumnName = "Order",
            EdgeFeatureWidth = 1,
        };
        Print(ml, ml.Transforms.AssembleGraph(options).Fit(rows).Transform(rows), output);
    }

    private static void Print(MLContext ml, IDataView rows, TextWriter output)
    {
        foreach (Assembled row in ml.Data.CreateEnumerable<Assembled>(rows, reuseRowObject: false))
        {
            output.WriteLine(row.Graph);
        }
    }

    private sealed class Row
    {
        public float[] Atoms { get; set; } = [];

        public float[] From { get; set; } = [];

        public float[] To { get; set; } = [];

        public float[] Order { get; set; } = [];
    }

    private sealed class Assembled
    {
        [GraphColumn]
        public Graph? Graph { get; set; }
    }
}
