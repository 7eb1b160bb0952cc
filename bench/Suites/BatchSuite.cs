using Equivariant.ML.Bench.Peers;
using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Bench.Work;
using Microsoft.ML;

namespace Equivariant.ML.Bench;

/// <summary>96 molecules of 18 atoms, all pairs joined, become one batch: with the edges sorted by target, and their transpose.</summary>
internal static class BatchSuite
{
    internal static void Run(BenchOptions options)
    {
        using Peer? peer = options.WithPeer ? new Peer("batch.py", 1) : null;
        IDataView rows = new MLContext(options.Seed).Data.LoadFromEnumerable(MoleculeRow.Some(96, options.Seed));
        var step = new TrainingStep(Jobs.Molecules(width: 64, layers: 1), rows, threads: 1);
        double[] medians = Contest.Medians(options, peer is null ? [Sides.Of(step.Pack)] : [Sides.Of(step.Pack), peer.Side("collate")]);
        options.Figures.Write("batch.molecules96", 1e3 * medians[0], "ms", peer is null ? null : 1e3 * medians[1]);
    }
}
