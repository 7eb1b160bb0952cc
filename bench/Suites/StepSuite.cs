using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Bench.Work;
using Microsoft.ML;

namespace Equivariant.ML.Bench;

/// <summary>One step of training on a batch of 100 systems of five particles.</summary>
internal static class StepSuite
{
    internal static void Run(BenchOptions options)
    {
        IDataView rows = new MLContext(options.Seed).Data.LoadFromEnumerable(ParticleRow.Some(100, options));
        using var contest = new ThreadContest(options, "nbody.py", options.Data is { } folder ? ["--data", folder] : []);
        contest.Run("step", threads => new TrainingStep(Jobs.Particles(), rows, threads).Run, "step");
    }
}
