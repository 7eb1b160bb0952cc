namespace Equivariant.ML.AutoML;

/// <summary>Which of <see cref="Estimators.VectorRegressionMetrics"/> a sweep makes small.</summary>
public enum VectorRegressionMetric
{
    /// <summary>The mean of squared errors, in the label's units squared.</summary>
    MeanSquaredError,

    /// <summary>The root of the mean squared error, in the label's units.</summary>
    RootMeanSquaredError,

    /// <summary>The mean of absolute errors, in the label's units.</summary>
    MeanAbsoluteError,
}
