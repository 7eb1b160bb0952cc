namespace Equivariant.ML.Networks;

/// <summary>Checks of what several layers are told.</summary>
internal static class LayerChecks
{
    // Each step is a pass along all edges; beyond this a layer is a mistake, or a hostile model file.
    internal const int MostSteps = 256;

    /// <exception cref="ArgumentOutOfRangeException">It is not a probability with which something may remain.</exception>
    internal static double Dropout(double dropout, string layer) => dropout is >= 0 and < 1
        ? dropout
        : throw new ArgumentOutOfRangeException(nameof(dropout), dropout, $"{layer}: a dropout of {dropout}; expected 0 to below 1.");

    /// <exception cref="ArgumentOutOfRangeException">There are none, or far too many.</exception>
    internal static int Steps(int steps, string layer) => steps is >= 1 and <= MostSteps
        ? steps
        : throw new ArgumentOutOfRangeException(nameof(steps), steps, $"{layer}: {steps} steps; expected 1 to {MostSteps}.");

    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    internal static double Share(double share, string name, string layer) => share is >= 0 and <= 1
        ? share
        : throw new ArgumentOutOfRangeException(name, share, $"{layer}: {name} is {share}; expected 0 to 1.");
}
