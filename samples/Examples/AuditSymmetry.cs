using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>Whether a trained model's predictions turn with its graphs: an equivariant network beside one that is not.</summary>
internal static class AuditSymmetry
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);
        ChargedSystem[] systems = ChargedParticles.Simulate(count: 60, seed: 1);
        IDataView data = ml.Data.LoadFromEnumerable(systems.Select(system => new Row { Graph = system.ToGraph(), Later = system.Targets }));

        foreach (NetworkOptions network in new NetworkOptions[] { new EgnnOptions { Layers = 2, Width = 16 }, new GnnOptions { Layers = 2, Width = 16 } })
        {
            NodeVectorRegressionTransformer model = ml.Regression.Trainers.NodeVectorRegression(nameof(Row.Later), network: network, epochs: 5).Fit(data);
            SymmetryAudit audit = model.AuditSymmetry(data, maxRows: 10);
            output.WriteLine(audit);
            output.WriteLine($"Predictions turn with the graph: {audit.Rotation.Verdict == SymmetryVerdict.Holds}");
        }
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public float[] Later { get; set; } = [];
    }
}
