using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Bench.Work;
using Microsoft.ML;

namespace Equivariant.ML.Bench;

/// <summary>One step of training at the size of the paper's QM9 experiment, and its forward pass: 7 layers of width 128, 96 molecules of 18 atoms, all pairs joined.</summary>
internal static class Qm9Suite
{
    internal static void Run(BenchOptions options)
    {
        IDataView rows = new MLContext(options.Seed).Data.LoadFromEnumerable(MoleculeRow.Some(96, options.Seed));
        using var contest = new ThreadContest(options, "qm9.py");
        contest.Run("qm9", threads => Step(rows, threads).Run, "train");
        contest.Run("qm9.forward", threads => Step(rows, threads).Forward, "forward");
    }

    private static TrainingStep Step(IDataView rows, int threads) => new(Jobs.Molecules(width: 128, layers: 7), rows, threads);
}
