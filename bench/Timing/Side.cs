using System.Diagnostics;

namespace Equivariant.ML.Bench.Timing;

/// <summary>How long a side is at work before it is the next one's turn.</summary>
/// <param name="Seconds">It repeats its work for so long,</param>
/// <param name="Least">and at least so many times.</param>
internal readonly record struct Turn(double Seconds, int Least);

/// <summary>A side of a contest: does its work for a turn and says how many seconds each repetition took.</summary>
internal delegate IReadOnlyList<double> Side(Turn turn);

internal static class Sides
{
    /// <summary>Work that is done in this process.</summary>
    internal static Side Of(Action work) => turn =>
    {
        var seconds = new List<double>();
        long end = Stopwatch.GetTimestamp() + (long)(turn.Seconds * Stopwatch.Frequency);
        for (long now = 0; seconds.Count < turn.Least || now < end;)
        {
            long begin = Stopwatch.GetTimestamp();
            work();
            now = Stopwatch.GetTimestamp();
            seconds.Add((now - begin) / (double)Stopwatch.Frequency);
        }

        return seconds;
    };
}
