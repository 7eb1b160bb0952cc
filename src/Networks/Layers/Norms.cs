using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>What norms have in common.</summary>
internal static class Norms
{
    /// <summary>1/√(variance + ε).</summary>
    internal static Tensor OneOverRoot(Tensor variance, double epsilon) => variance.Affine(1, epsilon).Sqrt().ReciprocalOrZero();

    /// <exception cref="ArgumentOutOfRangeException">ε is not positive.</exception>
    internal static double Positive(double epsilon, string layer) => epsilon > 0 && double.IsFinite(epsilon)
        ? epsilon
        : throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, $"{layer}: an epsilon of {epsilon}; expected a positive number, such as 1e-5.");
}
