using Equivariant.ML.Estimators;
using Microsoft.ML;
using Microsoft.ML.AutoML;

namespace Equivariant.ML.AutoML;

/// <summary>
/// Judges trials that predict vectors, a vector a node or several targets a row, by <c>mlContext.Regression.EvaluateVectors</c>; AutoML's own metrics take single
/// numbers. It is given to a sweep as <see cref="GraphTrialRunnerOptions.Metric"/>.
/// </summary>
public sealed class VectorRegressionMetricManager : IEvaluateMetricManager
{
    private readonly VectorRegressionMetric metric;
    private readonly string labelColumnName;
    private readonly string scoreColumnName;

    /// <param name="metric">What a sweep makes small.</param>
    /// <param name="labelColumnName">The column of labels (a vector of Single; NaN where a number is not known).</param>
    /// <param name="scoreColumnName">The column of predictions (a vector of Single).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    public VectorRegressionMetricManager(VectorRegressionMetric metric, string labelColumnName = "Label", string scoreColumnName = "Score")
    {
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(scoreColumnName);
        if (!Enum.IsDefined(metric))
        {
            throw new ArgumentOutOfRangeException(
                nameof(metric), metric, $"{nameof(metric)} is {metric}; expected {string.Join(", ", Enum.GetNames<VectorRegressionMetric>())}.");
        }

        this.metric = metric;
        this.labelColumnName = labelColumnName;
        this.scoreColumnName = scoreColumnName;
    }

    /// <summary>False: these are errors.</summary>
    public bool IsMaximize => false;

    /// <summary>The metric's name.</summary>
    public string MetricName => metric.ToString();

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">A row's label and prediction differ in length, or no label is known.</exception>
    public double Evaluate(MLContext context, IDataView eval)
    {
        ArgumentNullException.ThrowIfNull(context);
        VectorRegressionMetrics metrics = context.Regression.EvaluateVectors(eval, labelColumnName, scoreColumnName);
        return metric switch
        {
            VectorRegressionMetric.MeanSquaredError => metrics.MeanSquaredError,
            VectorRegressionMetric.RootMeanSquaredError => metrics.RootMeanSquaredError,
            _ => metrics.MeanAbsoluteError,
        };
    }
}
