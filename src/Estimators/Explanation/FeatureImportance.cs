namespace Equivariant.ML.Estimators;

/// <summary>What a node feature is worth to a model over a data set.</summary>
/// <param name="Feature">Which feature, from 0; null for the nodes' types.</param>
/// <param name="Fall">How much the metric falls when the feature is permuted, in the mean over permutations.</param>
/// <param name="StandardError">That mean's standard error; NaN of a single permutation.</param>
public readonly record struct FeatureImportance(int? Feature, double Fall, double StandardError);
