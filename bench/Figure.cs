namespace Equivariant.ML.Bench;

/// <summary>A measured number.</summary>
/// <param name="Name">What it is, in words with points between.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
internal sealed record Figure(string Name, double Value, string Unit)
{
    /// <summary>The peer's, on the same work in the same run; null where there is none.</summary>
    internal double? Peer { get; init; }

    /// <summary>The most that the machine could do; null where that is not known.</summary>
    internal double? Peak { get; init; }

    /// <summary>The standard error, where the value is the mean of several; else null.</summary>
    internal double? StandardError { get; init; }

    /// <summary>The seeds of the runs that the value is the mean of; null where it is none.</summary>
    internal IReadOnlyList<int>? Seeds { get; init; }

    /// <summary>Whether more is better, as of a rate.</summary>
    internal bool MoreIsBetter { get; init; }

    /// <summary>How many times faster ours is than the peer.</summary>
    internal double? Ratio => MoreIsBetter ? Value / Peer : Peer / Value;

    /// <summary>How much of the peak is reached.</summary>
    internal double? Fraction => Value / Peak;
}
