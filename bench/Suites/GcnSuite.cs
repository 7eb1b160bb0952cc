using System.Diagnostics;
using Equivariant.ML.Bench.Peers;
using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Bench.Work;
using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Bench;

/// <summary>A training epoch of the graph convolutional network on Cora, at one thread; and a whole training through ML.NET.</summary>
internal static class GcnSuite
{
    // As many as the paper trains, for the accuracy, which shows that the epochs are of the right thing.
    private const int Epochs = 200;
    private const int Fits = 9;

    internal static void Run(BenchOptions options)
    {
        PlanetoidDataset cora = PlanetoidReader.Read(options.DataPath, "cora");
        var trained = new CoraEpoch(cora, threads: 1, options.Seed);
        for (int epoch = 0; epoch < (options.Epochs ?? Epochs); epoch++)
        {
            trained.Run();
        }

        options.Figures.Write("gcn.cora.test_accuracy", trained.Accuracy(cora.Test, cora.Labels), "of 1");

        using Peer? peer = options.WithPeer ? new Peer("gcn.py", 1, "--data", options.DataPath) : null;
        var ours = new CoraEpoch(cora, threads: 1, options.Seed);
        double[] medians = Contest.Medians(options, [Sides.Of(() => ours.Run()), .. peer is null ? [] : new[] { peer.Side("epoch"), peer.Side("epoch.sparse") }]);
        double[] milliseconds = [.. medians.Select(seconds => 1e3 * seconds)];
        options.Figures.Write("gcn.cora", milliseconds[0], "ms", peer is null ? null : milliseconds[1]);
        if (peer is not null)
        {
            options.Figures.Write("gcn.cora.sparse_peer", milliseconds[0], "ms", milliseconds[2]);
        }

        options.Figures.Write("gcn.cora.fit", FitSeconds(options, cora), "s");
    }

    /// <summary>The median time of a training by the trainer that users write, with the validation nodes judged after each epoch, on as many threads as are asked for.</summary>
    private static double FitSeconds(BenchOptions options, PlanetoidDataset cora)
    {
        var ml = new MLContext(options.Seed);
        var rows = new CoraRows(ml, cora);
        NodeClassificationTrainer trainer = ml.MulticlassClassification.Trainers.NodeClassification(new NodeClassificationTrainer.Options
        {
            Network = PaperNetworks.Gcn(CoraRows.Classes),
            Epochs = options.Epochs ?? Epochs,
            BatchSize = int.MaxValue,
            Optimizer = new AdamOptions { LearningRate = 0.01, WeightDecays = [new("network/layer0", 5e-4)] },
            Schedule = Schedule.Constant,
            Threads = options.Threads,
            Seed = options.Seed,
        });
        double[] seconds = [.. Enumerable.Range(0, Fits + 1).Select(_ =>
        {
            long start = Stopwatch.GetTimestamp();
            trainer.Fit(rows.Training, rows.Validation);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }).Skip(1).Order()];
        return seconds[Fits / 2];
    }
}
