using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>A number a graph, with GraphRegression: here an energy that falls with the distance of each pair of points, learnt from examples.</summary>
internal static class PredictEnergies
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        var random = new Random(1);
        Row[] rows = [.. Enumerable.Range(0, 200).Select(_ => Cloud(random, nodes: 4 + random.Next(3)))];
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(ml.Data.LoadFromEnumerable(rows), testFraction: 0.2);

        var pipeline = ml.Transforms.RadiusGraph("Graph", cutoff: 2)
            .Append(ml.Regression.Trainers.GraphRegression(
                labelColumnName: nameof(Row.Energy),
                network: new EgnnOptions { Layers = 2, Width = 16, UpdatePositions = false },
                epochs: 60));
        ITransformer model = pipeline.Fit(split.TrainSet);
        RegressionMetrics metrics = ml.Regression.Evaluate(model.Transform(split.TestSet), labelColumnName: nameof(Row.Energy));
        output.WriteLine($"Mean absolute error {metrics.MeanAbsoluteError:f2}, R² {metrics.RSquared:f2}");
    }

    private static Row Cloud(Random random, int nodes)
    {
        float[] positions = [.. Enumerable.Range(0, 3 * nodes).Select(_ => random.NextSingle())];
        Graph graph = new GraphBuilder(nodes).WithPositions(positions, dimension: 3).Build();
        double energy = 0;
        for (int first = 0; first < nodes; first++)
        {
            for (int second = 0; second < first; second++)
            {
                energy += Math.Exp(-Math.Sqrt(Enumerable.Range(0, 3).Sum(axis => Math.Pow(positions[(3 * first) + axis] - positions[(3 * second) + axis], 2))));
            }
        }

        return new Row { Graph = graph, Energy = (float)energy };
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public float Energy { get; set; }
    }
}
