using Equivariant.ML.Bench.Peers;
using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Bench.Work;
using Microsoft.ML;

namespace Equivariant.ML.Bench;

/// <summary>
/// 96 molecules of 18 atoms, all pairs joined, become one batch: with the edges sorted by target, and their transpose. The peer does it in two ways: as its users
/// do, without a transpose, and with all that ours has.
/// </summary>
internal static class BatchSuite
{
    private static readonly (string Figure, string Work)[] Contests = [("batch.molecules96", "geometric"), ("batch.molecules96.same_work", "same_work")];

    internal static void Run(BenchOptions options)
    {
        using Peer? peer = options.WithPeer ? new Peer("batch.py", 1) : null;
        IDataView rows = new MLContext(options.Seed).Data.LoadFromEnumerable(MoleculeRow.Some(96, options.Seed));
        var step = new TrainingStep(Jobs.Molecules(width: 64, layers: 1), rows, threads: 1);
        Side ours = Sides.Of(step.Pack);
        double[] medians = Contest.Medians(options, peer is null ? [ours] : [ours, .. Contests.Select(contest => peer.Side(contest.Work))]);
        for (int i = 0; i < Contests.Length; i++)
        {
            options.Figures.Write(Contests[i].Figure, 1e3 * medians[0], "ms", peer is null ? null : 1e3 * medians[i + 1]);
        }
    }
}
