using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>A function of a distance that goes from 1 at 0 to 0 at a cutoff.</summary>
internal sealed class SmoothCutoff
{
    private readonly double cutoff;
    private readonly DistanceCutoff kind;
    private readonly int exponent;

    public SmoothCutoff(double cutoff, DistanceCutoff smoothing, int exponent)
    {
        if (!(cutoff > 0) || double.IsInfinity(cutoff))
        {
            throw new ArgumentOutOfRangeException(
                nameof(cutoff), cutoff, $"{nameof(cutoff)} is {cutoff.ToString(CultureInfo.InvariantCulture)}; expected a finite number above 0.");
        }

        OptionChecks.Defined(nameof(smoothing), smoothing);
        ArgumentOutOfRangeException.ThrowIfLessThan(exponent, 1);
        this.cutoff = cutoff;
        kind = smoothing;
        this.exponent = exponent;
    }

    public double At(double distance)
    {
        if (kind == DistanceCutoff.None)
        {
            return 1;
        }

        double part = distance / cutoff;
        if (part >= 1)
        {
            return 0;
        }

        return kind == DistanceCutoff.Cosine ? 0.5 * (Math.Cos(Math.PI * part) + 1) : Polynomial(part);
    }

    private double Polynomial(double part)
    {
        double p = exponent;
        return 1 + (Math.Pow(part, p) * ((-(p + 1) * (p + 2) / 2) + (part * ((p * (p + 2)) - (part * p * (p + 1) / 2)))));
    }
}
