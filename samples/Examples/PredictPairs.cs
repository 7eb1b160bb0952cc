using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>
/// Rows that are pairs of nodes, with LinkPrediction, EdgeRegression and EdgeClassification: here who will know whom, and accounts that pay each other.
/// </summary>
internal static class PredictPairs
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        Row[] pairs = Network(accounts: 40);
        IDataView rows = ml.Data.LoadFromEnumerable(pairs);
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(rows, testFraction: 0.2);
        var network = new GnnOptions { Layers = 2, Width = 16 };

        // The graph holds all edges, those of the test rows too: the trainer passes messages only along those that positive training rows tell of.
        var links = ml.BinaryClassification.Trainers.LinkPrediction(nameof(Row.Linked), network: network, epochs: 400);
        CalibratedBinaryClassificationMetrics metrics =
            ml.BinaryClassification.Evaluate(links.Fit(split.TrainSet).Transform(split.TestSet), labelColumnName: nameof(Row.Linked));
        output.WriteLine($"Links: area under the ROC curve {metrics.AreaUnderRocCurve:f2}");

        // Of the edges that are there, an amount and a kind; what an edge has is known to the prediction.
        IDataView payments = ml.Data.LoadFromEnumerable(pairs.Where(pair => pair.Linked).ToArray());
        DataOperationsCatalog.TrainTestData known = ml.Data.TrainTestSplit(payments, testFraction: 0.2);
        var amounts = ml.Regression.Trainers.EdgeRegression(new EdgeRegressionTrainer.Options
        {
            LabelColumnName = nameof(Row.Amount),
            Network = network,
            Epochs = 200,
            Optimizer = new AdamOptions { LearningRate = 1e-2 },
        });
        output.WriteLine($"Amounts: R² {ml.Regression.Evaluate(amounts.Fit(known.TrainSet).Transform(known.TestSet), nameof(Row.Amount)).RSquared:f2}");

        var kinds = ml.Transforms.Conversion.MapValueToKey("Label", nameof(Row.Kind))
            .Append(ml.MulticlassClassification.Trainers.EdgeClassification(network: network, epochs: 400));
        output.WriteLine($"Kinds: {ml.MulticlassClassification.Evaluate(kinds.Fit(known.TrainSet).Transform(known.TestSet)).MicroAccuracy:p0} right");
    }

    private static Row[] Network(int accounts)
    {
        var random = new Random(1);
        var builder = new GraphBuilder(accounts);
        var edgeFeatures = new List<float>();
        var rows = new List<Row>();
        for (int a = 0; a < accounts; a++)
        {
            for (int b = 0; b < a; b++)
            {
                var row = new Row { Source = a, Target = b, Linked = random.NextDouble() < (a % 2 == b % 2 ? 0.7 : 0.05) };
                rows.Add(row);
                if (row.Linked)
                {
                    float often = random.NextSingle();
                    builder.AddUndirectedEdge(a, b);
                    edgeFeatures.AddRange([often, often]);
                    row.Amount = 10 * often;
                    row.Kind = often < 0.5f ? "rare" : "regular";
                }
            }
        }

        float[] branch = [.. Enumerable.Range(0, 2 * accounts).Select(i => (i / 2) % 2 == i % 2 ? 1f : 0f)];
        Graph graph = builder.WithEdgeFeatures([.. edgeFeatures], width: 1).WithNodeFeatures(branch, width: 2).Build();
        rows.ForEach(row => row.Graph = graph);
        return [.. rows];
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public int Source { get; set; }

        public int Target { get; set; }

        public bool Linked { get; set; }

        public float Amount { get; set; }

        public string Kind { get; set; } = "";
    }
}
