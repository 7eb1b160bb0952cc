using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>A vector a node, with NodeVectorRegression: where charged particles will be after a while.</summary>
internal static class PredictMotion
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        IDataView train = Load(ml, ChargedParticles.Simulate(count: 200, seed: 1));
        IDataView validation = Load(ml, ChargedParticles.Simulate(count: 50, seed: 1, first: 200));
        IDataView test = Load(ml, ChargedParticles.Simulate(count: 50, seed: 1, first: 250));

        var trainer = ml.Regression.Trainers.NodeVectorRegression(new NodeVectorRegressionTrainer.Options
        {
            LabelColumnName = nameof(Row.Later),
            Network = new EgnnOptions { Layers = 2, Width = 16, Messages = Aggregation.Sum, Differences = Differences.Plain },
            Optimizer = new AdamOptions { LearningRate = 2e-3 },
            BatchSize = 50,
            Epochs = 20,
        });
        NodeVectorRegressionTransformer model = trainer.Fit(train, validation);
        VectorRegressionMetrics metrics = ml.Regression.EvaluateVectors(model.Transform(test), labelColumnName: nameof(Row.Later));
        output.WriteLine($"Mean squared error {metrics.MeanSquaredError:f3} over {metrics.Count} coordinates");
    }

    private static IDataView Load(MLContext ml, ChargedSystem[] systems) =>
        ml.Data.LoadFromEnumerable(systems.Select(system => new Row { Graph = system.ToGraph(), Later = system.Targets }));

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public float[] Later { get; set; } = [];
    }
}
