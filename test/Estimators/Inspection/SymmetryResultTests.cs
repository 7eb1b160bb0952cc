using Equivariant.ML.Networks;

namespace Equivariant.ML.Estimators.Tests;

public sealed class SymmetryResultTests
{
    [Theory]
    [InlineData(1e-7, 1e-16, true, SymmetryVerdict.Holds)]
    [InlineData(0, 0, true, SymmetryVerdict.Holds)]
    [InlineData(1e-7, 1e-16, false, SymmetryVerdict.Holds)]
    [InlineData(1e-2, 1e-11, true, SymmetryVerdict.Rounding)]
    [InlineData(1e-7, 1e-7, true, SymmetryVerdict.Broken)]
    [InlineData(1e-7, 1e-7, false, SymmetryVerdict.Absent)]
    [InlineData(0.5, 0.5, true, SymmetryVerdict.Broken)]
    [InlineData(1e-3, 1e-7, true, SymmetryVerdict.Broken)]
    [InlineData(0.9, 1e-6, true, SymmetryVerdict.Rounding)]
    [InlineData(double.PositiveInfinity, 1e-14, true, SymmetryVerdict.Rounding)]
    [InlineData(double.PositiveInfinity, 0.1, true, SymmetryVerdict.Broken)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true, SymmetryVerdict.Broken)]
    public void An_error_that_does_not_shrink_with_precision_is_no_rounding(double rough, double fine, bool declared, SymmetryVerdict verdict)
    {
        var result = new SymmetryResult
        {
            Symmetry = Symmetry.Rotation,
            Declared = declared,
            Single = new SymmetryError(rough, rough),
            Double = new SymmetryError(fine, fine),
        };
        Assert.Equal(verdict, result.Verdict);
    }

    [Fact]
    public void What_is_not_finite_is_an_infinite_error()
    {
        var error = new LargestError();
        Assert.Null(error.ToError());
        error.Add([2, 4], [2, 5]);
        Assert.Equal(new SymmetryError(1, 0.25), error.ToError());
        error.Add([2, double.NaN], [2, double.NaN]);
        Assert.Equal(new SymmetryError(double.PositiveInfinity, double.PositiveInfinity), error.ToError());
    }

    [Fact]
    public void Zeros_that_stay_are_no_error_and_zeros_that_do_not_are()
    {
        var error = new LargestError();
        error.Add([0], [0]);
        Assert.Equal(new SymmetryError(0, 0), error.ToError());
        error.Add([0], [1e-30]);
        Assert.Equal(double.PositiveInfinity, error.ToError()!.Value.Relative);
    }
}
