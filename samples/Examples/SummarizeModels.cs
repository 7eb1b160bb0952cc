using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>What a model is made of, and what a prediction and a step of training cost.</summary>
internal static class SummarizeModels
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        ChargedSystem[] systems = ChargedParticles.Simulate(count: 20, seed: 1);
        IDataView data = ml.Data.LoadFromEnumerable(systems.Select(system => new Row { Graph = system.ToGraph(), Later = system.Targets }));
        var network = new EgnnOptions { Layers = 2, Width = 16 };
        NodeVectorRegressionTransformer model = ml.Regression.Trainers.NodeVectorRegression(nameof(Row.Later), network: network, epochs: 1).Fit(data);

        ModelSummary summary = model.Model.Summary(systems[0].ToGraph());
        output.WriteLine(summary);
        output.WriteLine($"{summary.ParameterCount} parameters; {summary.Prediction?.Flops} operations a prediction");
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public float[] Later { get; set; } = [];
    }
}
