using Equivariant.ML.Bench.Peers;
using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Bench.Work;
using Equivariant.ML.Data;

namespace Equivariant.ML.Bench;

/// <summary>A training epoch of the graph convolutional network on Cora, at one thread.</summary>
internal static class GcnSuite
{
    // As many as the paper trains, for the accuracy, which shows that the epochs are of the right thing.
    private const int Epochs = 200;

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
    }
}
