namespace Equivariant.ML.Estimators;

/// <summary>By how much predictions differ from what a symmetry asks for.</summary>
/// <param name="Absolute">The largest difference, in the network's units; infinity where a number is not finite.</param>
/// <param name="Relative">The same over the largest number that was predicted; 0 where all are as they should be.</param>
public readonly record struct SymmetryError(double Absolute, double Relative);
