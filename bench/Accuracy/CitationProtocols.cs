using Equivariant.ML.Bench.Work;
using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Bench.Accuracy;

/// <summary>
/// Classes of Cora's documents (Sen et al. 2008) by the split that the literature compares by (Yang et al. 2016): learnt from 140, the epoch with the lowest loss on 500 chosen, judged by 1,000. Training is
/// that of each network's paper.
/// </summary>
internal static class CitationProtocols
{
    internal static IEnumerable<Protocol> All =>
    [
        Of("gcn", seeds: 20, epochs: 200, patience: 0, rate: 0.01, PaperNetworks.Gcn(CoraRows.Classes), [new("network/layer0", 5e-4)]),
        Of("cheb", seeds: 20, epochs: 200, patience: 0, rate: 0.01, PaperNetworks.Chebyshev(CoraRows.Classes), [new("network/layer0", 5e-4)]),
        Of("gat", seeds: 20, epochs: 1_000, patience: 100, rate: 0.005, PaperNetworks.Gat(CoraRows.Classes), [new("network", 5e-4)]),
        Of(
            "gcnii", seeds: 10, epochs: 1_500, patience: 100, rate: 0.01, new GcniiOptions { LastWidth = CoraRows.Classes, HeadLayers = 0 },
            [new("network/in", 5e-4), new("network/out", 5e-4), new("network", 0.01)]),
    ];

    private static Protocol Of(string name, int seeds, int epochs, int patience, double rate, NetworkOptions network, ValueList<ParameterDecay> decays) =>
        new($"cora.{name}", [.. Enumerable.Range(1, seeds)], run => Run(run, new NodeClassificationTrainer.Options
        {
            Network = network,
            Epochs = run.Options.Epochs ?? epochs,
            Patience = patience,
            BatchSize = int.MaxValue,
            Optimizer = new AdamOptions { LearningRate = rate, WeightDecays = decays },
            Schedule = Schedule.Constant,
            GradientNorm = double.PositiveInfinity,
            Threads = run.Options.Threads,
            Seed = run.Seed,
            CheckpointPath = run.CheckpointPath,
            CheckpointEvery = 50,
            Progress = run.Progress,
        }));

    private static Measure[] Run(ProtocolRun run, NodeClassificationTrainer.Options options)
    {
        var ml = new MLContext(run.Seed);
        var rows = new CoraRows(ml, PlanetoidReader.Read(DataFolder.Find(run.Options, "cora"), "cora"));
        ITransformer model = ml.MulticlassClassification.Trainers.NodeClassification(options).Fit(rows.Training, rows.Validation);
        return [new("", 100 * ml.MulticlassClassification.Evaluate(model.Transform(rows.Test)).MicroAccuracy, "%")];
    }
}
