namespace Equivariant.ML.Estimators;

/// <summary>The largest difference found so far, and the largest number.</summary>
internal sealed class LargestError
{
    private double difference;
    private double size;
    private bool any;

    internal void Add(ReadOnlySpan<double> expected, ReadOnlySpan<double> found)
    {
        any |= expected.Length > 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double apart = Math.Abs(expected[i] - found[i]);
            difference = Math.Max(difference, double.IsFinite(apart) ? apart : double.PositiveInfinity);
            size = Math.Max(size, Math.Abs(expected[i]));
        }
    }

    /// <summary>The error; null where nothing was compared.</summary>
    internal SymmetryError? ToError() => any
        ? new SymmetryError(difference, difference == 0 ? 0 : double.IsFinite(difference) && size > 0 ? difference / size : double.PositiveInfinity)
        : null;
}
