using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators;

/// <summary>How far a symmetry holds.</summary>
public sealed record SymmetryResult
{
    // Half of the digits: a single-precision number has 24 bits and a double-precision one 53. An asymmetry below the latter's half is below what one rounding
    // in single precision changes, and rounding reaches it only where it grows 10⁸ times over.
    private const double HalfOfSingle = 1.0 / (1 << 12);
    private const double HalfOfDouble = 1.0 / (1 << 26);

    // Rounding is 2²⁹ times smaller in double precision, an asymmetry is not smaller at all: half-way between, on a scale of digits.
    private const double HalfBetween = 1.0 / (1 << 14);

    /// <summary>Which one.</summary>
    public required Symmetry Symmetry { get; init; }

    /// <summary>Whether the architecture says that it holds (<see cref="NetworkOptions.Symmetry"/>).</summary>
    public required bool Declared { get; init; }

    /// <summary>The error in single precision, in which predictions are made; null where it was not tried.</summary>
    public required SymmetryError? Single { get; init; }

    /// <summary>The error in double precision, on the reference engine; null where it was not tried.</summary>
    public required SymmetryError? Double { get; init; }

    /// <summary>
    /// What follows. It holds where the relative error in double precision is at most 2⁻²⁶ (half of the digits), or 2⁻¹⁴ of that in single precision:
    /// rounding is 2²⁹ times smaller there, and what breaks a symmetry is not.
    /// </summary>
    public SymmetryVerdict Verdict
    {
        get
        {
            if (Single is not { } rough || Double is not { } fine)
            {
                return SymmetryVerdict.NotTested;
            }

            if (fine.Relative > Math.Max(HalfOfDouble, HalfBetween * Math.Min(1, rough.Relative)))
            {
                return Declared ? SymmetryVerdict.Broken : SymmetryVerdict.Absent;
            }

            return rough.Relative <= HalfOfSingle ? SymmetryVerdict.Holds : SymmetryVerdict.Rounding;
        }
    }
}
