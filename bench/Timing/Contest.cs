namespace Equivariant.ML.Bench.Timing;

/// <summary>
/// Sides that do the same work, in turn, so that what else the machine does falls on all of them. Each goes once without being counted, in which ours is
/// compiled and the peer finds its memory.
/// </summary>
internal static class Contest
{
    // A pool of threads spins for some milliseconds after its last work, before it sleeps.
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(100);

    /// <summary>Each side's median seconds a repetition.</summary>
    internal static double[] Medians(BenchOptions options, IReadOnlyList<Side> sides) => Medians(options.Rounds, new Turn(options.TurnSeconds, Least: 3), Calm, sides);

    /// <summary>The same of work that takes microseconds on one thread: many short turns.</summary>
    internal static double[] ShortMedians(BenchOptions options, IReadOnlyList<Side> sides) =>
        Medians(options.Rounds, new Turn(options.TurnSeconds / 50, Least: 3), TimeSpan.Zero, sides);

    private static double[] Medians(int rounds, Turn turn, TimeSpan calm, IReadOnlyList<Side> sides)
    {
        Turn[] turns = [turn with { Seconds = 2 * turn.Seconds }, .. Enumerable.Repeat(turn, rounds)];
        List<double>[] seconds = [.. sides.Select(_ => new List<double>())];
        for (int round = 0; round < turns.Length; round++)
        {
            for (int side = 0; side < sides.Count; side++)
            {
                Thread.Sleep(calm);
                IReadOnlyList<double> taken = sides[side](turns[round]);
                seconds[side].AddRange(round == 0 ? [] : taken);
            }
        }

        return [.. seconds.Select(Figures.Median)];
    }
}
