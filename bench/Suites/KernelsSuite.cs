using Equivariant.ML.Bench.Kernels;
using Equivariant.ML.Bench.Peers;
using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Bench;

/// <summary>Each kernel's rate, beside what one core's arithmetic or its path to memory can do at the most.</summary>
internal static class KernelsSuite
{
    internal static void Run(BenchOptions options)
    {
        double one = ArithmeticPeak.Measure(1);
        double two = ArithmeticPeak.Measure(2);
        options.Figures.Write(new Figure("kernels.peak.threads1", one, "GFLOP/s") { MoreIsBetter = true });
        options.Figures.Write(new Figure("kernels.peak.threads2", two, "GFLOP/s") { MoreIsBetter = true });

        var single = new ManagedEngine(threads: 1);
        using (Peer? peer = options.WithPeer ? new Peer("kernels.py", 1) : null)
        {
            Run(options, peer, ProductCases.All(single, one), "");
            Run(options, peer, MapCases.All(single), "");
            Run(options, peer, new MovementCases(single).All(), "");
        }

        var both = new ManagedEngine(threads: 2);
        using Peer? peers = options.WithPeer ? new Peer("kernels.py", 2) : null;
        Run(options, peers, [ProductCases.Case(both, "matmul", 2_000, 128, 64, two), ProductCases.Case(both, "matmul", 30_000, 128, 128, two)], ".threads2");
    }

    private static void Run(BenchOptions options, Peer? peer, IEnumerable<KernelCase> cases, string suffix)
    {
        foreach (KernelCase kernel in cases)
        {
            bool beside = peer is not null && kernel.HasPeer;
            List<Side> sides = [Sides.Of(kernel.Repeat)];
            if (beside)
            {
                sides.Add(peer!.Side(kernel.Name));
            }

            if (kernel.Moves)
            {
                sides.Add(Sides.Of(new Copying((long)kernel.Work, kernel.Calls).Repeat));
            }

            bool computes = kernel.Peak is not null && suffix.Length == 0;
            if (computes)
            {
                sides.Add(Sides.Of(ArithmeticPeak.Short));
            }

            double[] medians = Contest.ShortMedians(options, sides);
            double[] rates = [.. medians.Select(seconds => kernel.Work * kernel.Calls / seconds / 1e9)];
            options.Figures.Write(new Figure($"kernels.{kernel.Name}{suffix}", rates[0], kernel.Unit)
            {
                MoreIsBetter = true,
                Peer = beside ? rates[1] : null,
                Peak = kernel.Moves ? rates[^1] : computes ? ArithmeticPeak.ShortFlops / medians[^1] / 1e9 : kernel.Peak,
            });
        }
    }
}
