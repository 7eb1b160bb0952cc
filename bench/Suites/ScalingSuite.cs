using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Bench.Work;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Bench;

/// <summary>What an edge costs, in time and memory, where there are a thousand and where there are a million.</summary>
internal static class ScalingSuite
{
    internal static void Run(BenchOptions options)
    {
        using var contest = new ThreadContest(options, "scaling.py");
        for (int power = 3; power <= 6; power++)
        {
            string name = $"edges1e{power}";
            int edges = (int)Math.Pow(10, power);

            // One engine for both numbers of threads: the largest graph takes gigabytes.
            var engine = new ManagedEngine(threads: 1);
            var step = new LayerStep(engine, edges, options.Seed);
            Compare(contest, name, threads => () => On(engine, threads, step.Train), step.Edges);
            Compare(contest, $"{name}.forward", threads => () => On(engine, threads, step.Forward), step.Edges);
            options.Figures.Write($"scaling.{name}.bytes", Bytes(edges, options, step => step.Train()) / step.Edges, "bytes/edge");
            options.Figures.Write($"scaling.{name}.forward.bytes", Bytes(edges, options, step => step.Forward()) / step.Edges, "bytes/edge");
        }
    }

    private static void Compare(ThreadContest contest, string work, Func<int, Action> ours, int edges) => contest.Run(
        threads => threads == 1 ? $"scaling.{work}" : $"scaling.{work}.threads{threads}",
        threads => $"scaling.{work}.peer.threads{threads}",
        ours,
        work,
        "ns/edge",
        1e9 / edges);

    private static void On(ManagedEngine engine, int threads, Action work)
    {
        // To set it starts a crew of its own.
        if (engine.Threads != threads)
        {
            engine.Threads = threads;
        }

        work();
    }

    /// <summary>The most memory that is held at once, beside weights and gradients.</summary>
    private static double Bytes(int edges, BenchOptions options, Action<LayerStep> work)
    {
        var engine = new MeasuringEngine();
        var step = new LayerStep(engine, edges, options.Seed);
        long before = engine.CurrentBytes;
        work(step);
        return engine.PeakBytes - before;
    }
}
