namespace Equivariant.ML.Bench.Serving;

/// <summary>What came of a load.</summary>
/// <param name="Predictions">How many predictions were made.</param>
/// <param name="Fewest">How many were made for the thread that was served worst.</param>
/// <param name="Wrong">How many of them were not, to the bit, the known answer.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Cores">How many of the machine's cores the process had, on average.</param>
/// <param name="EarlyBytes">The process's private bytes once it was warm.</param>
/// <param name="LateBytes">The process's private bytes at the end.</param>
internal sealed record ServingResult(long Predictions, long Fewest, long Wrong, double Seconds, double Cores, long EarlyBytes, long LateBytes)
{
    /// <summary>Predictions a second, of all threads together.</summary>
    public double Rate => Predictions / Seconds;

    /// <summary>The private bytes at the end, as a multiple of those once it was warm.</summary>
    public double Growth => (double)LateBytes / EarlyBytes;
}
