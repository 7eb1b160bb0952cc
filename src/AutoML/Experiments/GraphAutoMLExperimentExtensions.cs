using Equivariant.ML.AutoML;
using Microsoft.ML.AutoML;

namespace Microsoft.ML;

/// <summary>Sweeps of graph networks in AutoML's experiments.</summary>
public static class GraphAutoMLExperimentExtensions
{
    /// <summary>
    /// Has the experiment sweep a pipeline by a runner that stands what graph networks do: each trial in its own MLContext and off the caller's thread; stopped within a
    /// batch, and judged by its best epoch so far, when the experiment's time, or the trial's, is over; a trial that fails, the first one too, is a result with
    /// <see cref="GraphTrialResult.FailedLoss"/> and a warning in the log, and the sweep goes on; one whose network would need too much memory is refused beforehand.
    /// </summary>
    /// <param name="experiment">
    /// The experiment. It gets the pipeline by AutoML's SetPipeline, and so its search space, monitor and tuner; set others of these afterwards.
    /// </param>
    /// <param name="pipeline">What is swept; its trainers come from <c>ml.Auto().GraphRegression</c> and the like.</param>
    /// <param name="options">What the runner is told; null for the defaults.</param>
    /// <remarks>
    /// Results are <see cref="GraphTrialResult"/>s. Where all trials fail, the best one is a failure: its Model is null and its Failure says why. Where the experiment's
    /// time is over before the first trial's first epoch is, AutoML throws <see cref="TimeoutException"/>. Data and metric are those of AutoML's SetDataset and
    /// SetRegressionMetric and the like, or <see cref="GraphTrialRunnerOptions.Metric"/>; without them the experiment's Run throws <see cref="InvalidOperationException"/>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static AutoMLExperiment SetGraphTrialRunner(this AutoMLExperiment experiment, SweepablePipeline pipeline, GraphTrialRunnerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(pipeline);
        GraphTrialRunnerOptions copy = options?.Copy() ?? new GraphTrialRunnerOptions();
        copy.Validate();
        return experiment.SetPipeline(pipeline).SetTrialRunner(services => new GraphTrialRunner(
            Require<MLContext>(services, "MLContext", "AutoML's own registration"),
            pipeline,
            Require<IDatasetManager>(services, "data", "SetDataset"),
            copy.Metric ?? Require<IEvaluateMetricManager>(
                services,
                "metric",
                $"SetRegressionMetric, SetBinaryClassificationMetric, SetMulticlassClassificationMetric or {nameof(GraphTrialRunnerOptions)}.{nameof(copy.Metric)}"),
            copy));
    }

    /// <summary>Has the experiment sweep one trainer, with nothing before or after it.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="trainer">What is swept.</param>
    /// <param name="options">What the runner is told; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static AutoMLExperiment SetGraphTrialRunner(this AutoMLExperiment experiment, SweepableEstimator trainer, GraphTrialRunnerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);

        // AutoML makes pipelines of two parts or more, and of such a one a pipeline of the part that is named.
        SweepablePipeline twice = trainer.Append(trainer);
        return SetGraphTrialRunner(experiment, twice.BuildSweepableEstimatorPipeline(twice.Estimators.Keys.First()), options);
    }

    private static T Require<T>(IServiceProvider services, string what, string how)
        where T : class =>
        services.GetService(typeof(T)) as T ?? throw new InvalidOperationException($"The experiment has no {what}; expected some, by {how}.");
}
