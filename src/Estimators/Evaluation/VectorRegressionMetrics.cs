namespace Equivariant.ML.Estimators;

/// <summary>How far predicted vectors are from their labels, over all numbers of all rows whose label is known.</summary>
public sealed record VectorRegressionMetrics
{
    /// <summary>The mean of squared errors, in the label's units squared.</summary>
    public required double MeanSquaredError { get; init; }

    /// <summary>The mean of absolute errors, in the label's units.</summary>
    public required double MeanAbsoluteError { get; init; }

    /// <summary>The root of the mean squared error, in the label's units.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>How many numbers were compared.</summary>
    public required long Count { get; init; }
}
