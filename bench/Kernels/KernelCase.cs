namespace Equivariant.ML.Bench.Kernels;

/// <summary>A kernel at a size.</summary>
/// <param name="Name">The figure without its suite, and the peer's work.</param>
/// <param name="Unit">A rate, in billions a second.</param>
/// <param name="Work">How many of the unit a call is.</param>
/// <param name="Calls">How many calls make a repetition that is long enough for a clock.</param>
/// <param name="Call">One call.</param>
internal sealed record KernelCase(string Name, string Unit, double Work, int Calls, Action Call)
{
    /// <summary>The most that arithmetic could do, in the unit; null where arithmetic is not what it waits for.</summary>
    internal double? Peak { get; init; }

    /// <summary>Whether the unit is bytes, so that the peak is a copy of as many.</summary>
    internal bool Moves { get; init; }

    /// <summary>Whether bench/peers/kernels.py has it.</summary>
    internal bool HasPeer { get; init; } = true;

    /// <summary>The work of a repetition.</summary>
    internal void Repeat()
    {
        for (int call = 0; call < Calls; call++)
        {
            Call();
        }
    }
}
