using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>Cross-validation of vectors, which ML.NET's own evaluators do not take: CrossValidateVectors.</summary>
internal static class CrossValidateVectors
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        var random = new Random(1);
        float[] Draw() => [.. Enumerable.Range(0, 9).Select(_ => random.NextSingle())];
        IDataView rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(_ =>
        {
            (float[] positions, float[] velocities) = (Draw(), Draw());
            return new Row
            {
                Graph = new GraphBuilder(3).WithPositions(positions).WithVelocities(velocities).Build(),
                Later = [.. positions.Zip(velocities, (x, v) => x + v)],
            };
        }).ToArray());

        var pipeline = ml.Transforms.CompleteGraph("Graph").Append(ml.Regression.Trainers.NodeVectorRegression(
            nameof(Row.Later), network: new EgnnOptions { Layers = 1, Width = 16 }, epochs: 40));
        foreach (VectorCrossValidationResult fold in ml.Regression.CrossValidateVectors(rows, pipeline, numberOfFolds: 3, labelColumnName: nameof(Row.Later)))
        {
            output.WriteLine($"Fold {fold.Fold}: mean squared error {fold.Metrics.MeanSquaredError:f3}");
        }
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public float[] Later { get; set; } = [];
    }
}
