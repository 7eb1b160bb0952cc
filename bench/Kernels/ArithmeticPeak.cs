using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Equivariant.ML.Bench.Kernels;

/// <summary>What the cores' arithmetic can do at the most: multiply-adds on registers alone, twelve at a time that do not wait for each other.</summary>
internal static class ArithmeticPeak
{
    // A core that begins two multiply-adds each cycle and ends each after four has eight in flight; registers of AVX2 hold twelve and two constants.
    private const int Chains = 12;
    private const int Rounds = 1_000_000;
    private const int ShortRounds = 20_000;
    private const int Attempts = 200;

    private static float sink;

    /// <summary>Of so many threads together, in GFLOP/s: the best of some attempts, since other work can only take from it.</summary>
    internal static double Measure(int threads)
    {
        double best = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            best = Math.Max(best, threads * FlopsARun / Seconds(threads) / 1e9);
        }

        return best;
    }

    private static int Lanes => Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256<float>.Count;

    /// <summary>The operations of <see cref="Short"/>.</summary>
    internal static double ShortFlops => 2.0 * Chains * Lanes * ShortRounds;

    private static double FlopsARun => 2.0 * Chains * Lanes * Rounds;

    /// <summary>Some tens of microseconds of them on the calling thread, for turns with a kernel: a core's clock is not the same all the time.</summary>
    internal static void Short() => sink = Vector512.IsHardwareAccelerated ? Wide(ShortRounds, 0.999f, 0.001f) : Narrow(ShortRounds, 0.999f, 0.001f);

    /// <summary>From when all threads begin to when the last ends.</summary>
    private static double Seconds(int threads)
    {
        using var together = new Barrier(threads);
        var starts = new long[threads];
        var ends = new long[threads];
        Thread[] crew = [.. Enumerable.Range(0, threads).Select(i => new Thread(() =>
        {
            together.SignalAndWait();
            starts[i] = Stopwatch.GetTimestamp();
            sink = Vector512.IsHardwareAccelerated ? Wide(Rounds, 0.999f, 0.001f) : Narrow(Rounds, 0.999f, 0.001f);
            ends[i] = Stopwatch.GetTimestamp();
        }))];
        foreach (Thread thread in crew)
        {
            thread.Start();
        }

        foreach (Thread thread in crew)
        {
            thread.Join();
        }

        return (ends.Max() - starts.Min()) / (double)Stopwatch.Frequency;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Wide(int rounds, float factor, float term)
    {
        Vector512<float> f = Vector512.Create(factor), t = Vector512.Create(term);
        Vector512<float> a = t, b = t, c = t, d = t, e = t, g = t, h = t, i = t, j = t, k = t, l = t, m = t;
        for (int round = 0; round < rounds; round++)
        {
            a = Vector512.FusedMultiplyAdd(a, f, t);
            b = Vector512.FusedMultiplyAdd(b, f, t);
            c = Vector512.FusedMultiplyAdd(c, f, t);
            d = Vector512.FusedMultiplyAdd(d, f, t);
            e = Vector512.FusedMultiplyAdd(e, f, t);
            g = Vector512.FusedMultiplyAdd(g, f, t);
            h = Vector512.FusedMultiplyAdd(h, f, t);
            i = Vector512.FusedMultiplyAdd(i, f, t);
            j = Vector512.FusedMultiplyAdd(j, f, t);
            k = Vector512.FusedMultiplyAdd(k, f, t);
            l = Vector512.FusedMultiplyAdd(l, f, t);
            m = Vector512.FusedMultiplyAdd(m, f, t);
        }

        return Vector512.Sum(a + b + c + d + e + g + h + i + j + k + l + m);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Narrow(int rounds, float factor, float term)
    {
        Vector256<float> f = Vector256.Create(factor), t = Vector256.Create(term);
        Vector256<float> a = t, b = t, c = t, d = t, e = t, g = t, h = t, i = t, j = t, k = t, l = t, m = t;
        for (int round = 0; round < rounds; round++)
        {
            a = Vector256.FusedMultiplyAdd(a, f, t);
            b = Vector256.FusedMultiplyAdd(b, f, t);
            c = Vector256.FusedMultiplyAdd(c, f, t);
            d = Vector256.FusedMultiplyAdd(d, f, t);
            e = Vector256.FusedMultiplyAdd(e, f, t);
            g = Vector256.FusedMultiplyAdd(g, f, t);
            h = Vector256.FusedMultiplyAdd(h, f, t);
            i = Vector256.FusedMultiplyAdd(i, f, t);
            j = Vector256.FusedMultiplyAdd(j, f, t);
            k = Vector256.FusedMultiplyAdd(k, f, t);
            l = Vector256.FusedMultiplyAdd(l, f, t);
            m = Vector256.FusedMultiplyAdd(m, f, t);
        }

        return Vector256.Sum(a + b + c + d + e + g + h + i + j + k + l + m);
    }
}
