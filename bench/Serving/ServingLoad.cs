using System.Diagnostics;

namespace Equivariant.ML.Bench.Serving;

/// <summary>Threads that all ask for predictions at once, each for the same rows again and again, and hold every answer against the known one.</summary>
internal sealed class ServingLoad<TRow>(Func<TRow, float> predict, IReadOnlyList<TRow> rows, IReadOnlyList<float> answers)
{
    /// <summary>Runs the threads.</summary>
    /// <param name="threads">How many.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="warm">After which part of it memory has what it needs, and is read for the first time.</param>
    /// <exception cref="InvalidOperationException">A prediction threw.</exception>
    public ServingResult Run(int threads, TimeSpan duration, TimeSpan warm)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan processor = Environment.CpuUsage.TotalTime;

        // They start at different rows, so that different rows are scored at once.
        Scorer<TRow>[] crew = [.. Enumerable.Range(0, threads).Select(i => new Scorer<TRow>(predict, rows, answers, rows.Count * i / threads))];
        Thread.Sleep(warm);
        long early = PrivateBytes();
        Thread.Sleep(duration - warm);
        long late = PrivateBytes();
        foreach (Scorer<TRow> scorer in crew)
        {
            scorer.Stop();
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double cores = (Environment.CpuUsage.TotalTime - processor).TotalSeconds / seconds;
        long[] predictions = [.. crew.Select(scorer => scorer.Finish())];
        return new ServingResult(predictions.Sum(), predictions.Min(), crew.Sum(scorer => scorer.Wrong), seconds, cores, early, late);
    }

    private static long PrivateBytes()
    {
        using Process self = Process.GetCurrentProcess();
        return self.PrivateMemorySize64;
    }
}
