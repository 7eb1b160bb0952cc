using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>Kinds of graphs, with GraphBinaryClassification and GraphClassification: here rings, chains and stars, told apart by who is joined to whom.</summary>
internal static class ClassifyGraphs
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        var random = new Random(1);
        IDataView rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 150).Select(i => Draw(i % 3, random.Next(4, 10))).ToArray());
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(rows, testFraction: 0.2);
        var network = new GnnOptions { Layers = 2, Width = 16, Messages = Aggregation.Sum };

        // Which of several: labels become keys, and predicted keys become names again.
        var kinds = ml.Transforms.Conversion.MapValueToKey("Label", nameof(Row.Kind))
            .Append(ml.MulticlassClassification.Trainers.GraphClassification(network: network, epochs: 400))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedKind", "PredictedLabel"));
        MulticlassClassificationMetrics several = ml.MulticlassClassification.Evaluate(kinds.Fit(split.TrainSet).Transform(split.TestSet));
        output.WriteLine($"Ring, chain or star: {several.MicroAccuracy:p0} right");

        // Which of two, with a probability that can be believed.
        var rings = ml.BinaryClassification.Trainers.GraphBinaryClassification(nameof(Row.IsRing), network: network, epochs: 400);
        CalibratedBinaryClassificationMetrics two =
            ml.BinaryClassification.Evaluate(rings.Fit(split.TrainSet).Transform(split.TestSet), labelColumnName: nameof(Row.IsRing));
        output.WriteLine($"Ring or not: area under the ROC curve {two.AreaUnderRocCurve:f2}");
    }

    private static Row Draw(int kind, int nodes)
    {
        var builder = new GraphBuilder(nodes);
        for (int node = 1; node < nodes; node++)
        {
            builder.AddUndirectedEdge(node, kind == 2 ? 0 : node - 1);
        }

        Graph graph = (kind == 0 ? builder.AddUndirectedEdge(nodes - 1, 0) : builder).Build();
        return new Row { Graph = graph, Kind = ((string[])["ring", "chain", "star"])[kind], IsRing = kind == 0 };
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public string Kind { get; set; } = "";

        public bool IsRing { get; set; }
    }
}
