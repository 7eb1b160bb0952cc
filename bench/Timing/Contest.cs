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
    internal static double[] Medians(BenchOptions options, IReadOnlyList<Side> sides)
    {
        var turn = new Turn(options.TurnSeconds, Least: 3);
        Turn[] turns = [turn with { Seconds = 2 * turn.Seconds }, .. Enumerable.Repeat(turn, options.Rounds)];
        List<double>[] seconds = [.. sides.Select(_ => new List<double>())];
        for (int round = 0; round < turns.Length; round++)
        {
            for (int side = 0; side < sides.Count; side++)
            {
                Thread.Sleep(Calm);
                IReadOnlyList<double> taken = sides[side](turns[round]);
                seconds[side].AddRange(round == 0 ? [] : taken);
            }
        }

        return [.. seconds.Select(Figures.Median)];
    }
}
