using System.Diagnostics;
using System.Globalization;
using Equivariant.ML.Interop;
using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.AutoML;

/// <summary>Runs one trial of a pipeline, in the trial's own MLContext. Only the experiment's own end gets out as an exception; all else is a result.</summary>
internal sealed class GraphTrialRunner : ITrialRunner
{
    // Where AutoML's SetPipeline keeps the pipeline's part of a trial's parameters; the name is internal there.
    private const string PipelineKey = "_pipeline_";

    private readonly MLContext context;
    private readonly SweepablePipeline pipeline;
    private readonly IDatasetManager data;
    private readonly IEvaluateMetricManager metric;
    private readonly GraphTrialRunnerOptions options;
    private GraphSweepOptions? chosen;

    internal GraphTrialRunner(
        MLContext context, SweepablePipeline pipeline, IDatasetManager data, IEvaluateMetricManager metric, GraphTrialRunnerOptions options)
    {
        this.context = context;
        this.pipeline = pipeline;
        this.data = data;
        this.metric = metric;
        this.options = options;
    }

    // AutoML calls this on the caller's own thread, which a trial must not hold.
    public Task<TrialResult> RunAsync(TrialSettings settings, CancellationToken ct) => Task.Run<TrialResult>(() => Run(settings, ct), CancellationToken.None);

    /// <summary>Nothing: the model of a trial outlives its runner, and goes on using its context.</summary>
    public void Dispose()
    {
    }

    private GraphTrialResult Run(TrialSettings settings, CancellationToken ct)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            // Estimators of others in the pipeline know of no token, only of the context's cancellation.
            using CancellationTokenRegistration registration = ct.Register(() => Hidden.Cancel(context));
            (double value, ITransformer model) = data switch
            {
                ITrainValidateDatasetManager split => Once(settings, split, ct),
                ICrossValidateDatasetManager folds => CrossValidate(settings, folds, ct),
                _ => throw new InvalidOperationException(
                    $"The experiment's data is a {data.GetType().Name}; expected rows to train and to validate by, or rows to cross-validate."),
            };
            return Succeeded(settings, value, model, Stopwatch.GetElapsedTime(start));
        }
        catch (Exception failure) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException($"Trial {settings.TrialId} was cancelled: {failure.Message}", failure, ct);
        }
        catch (Exception failure)
        {
            return Failed(settings, failure, Stopwatch.GetElapsedTime(start));
        }
    }

    private (double Metric, ITransformer Model) Once(TrialSettings settings, ITrainValidateDatasetManager split, CancellationToken ct)
    {
        TransformerChain<ITransformer> model = Fit(settings, split.LoadTrainDataset(context, settings), options.MaxTrialTime, ct);
        return (metric.Evaluate(context, model.Transform(split.LoadValidateDataset(context, settings))), model);
    }

    /// <summary>The mean over the folds, and the first fold's model, as AutoML's own runner has it.</summary>
    private (double Metric, ITransformer Model) CrossValidate(TrialSettings settings, ICrossValidateDatasetManager folds, CancellationToken ct)
    {
        var values = new List<double>();
        ITransformer? first = null;
        foreach (DataOperationsCatalog.TrainTestData split in context.Data.CrossValidationSplit(folds.Dataset, folds.Fold, folds.SamplingKeyColumnName))
        {
            TransformerChain<ITransformer> model = Fit(settings, split.TrainSet, options.MaxTrialTime / folds.Fold, ct);
            values.Add(metric.Evaluate(context, model.Transform(split.TestSet)));
            first ??= model;
        }

        return (values.Average(), first!);
    }

    private TransformerChain<ITransformer> Fit(TrialSettings settings, IDataView training, TimeSpan? time, CancellationToken ct)
    {
        using var limits = new TrialLimits(context, options.MaxMemoryBytes, time, ct);
        try
        {
            return pipeline.BuildFromOption(context, settings.Parameter[PipelineKey]).Fit(training);
        }
        finally
        {
            chosen = limits.Chosen;
        }
    }

    private GraphTrialResult Succeeded(TrialSettings settings, double value, ITransformer model, TimeSpan time)
    {
        if (!double.IsFinite(value))
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{metric.MetricName} is {value}; expected a finite number."));
        }

        return new GraphTrialResult
        {
            TrialSettings = settings,
            Options = chosen,
            Model = model,
            Metric = value,
            Loss = Math.Clamp(LargerIsBetter ? -value : value, -GraphTrialResult.FailedLoss, GraphTrialResult.FailedLoss),
            DurationInMilliseconds = time.TotalMilliseconds,
        };
    }

    private GraphTrialResult Failed(TrialSettings settings, Exception failure, TimeSpan time)
    {
        using (IChannel channel = ((IChannelProvider)context).Start("GraphTrial"))
        {
            channel.Warning(
                MessageSensitivity.None,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Trial {settings.TrialId} failed and counts as a loss of {GraphTrialResult.FailedLoss:g3}: {failure.GetType().Name}: {failure.Message}"));
        }

        return new GraphTrialResult
        {
            TrialSettings = settings,
            Options = chosen,
            Failure = failure,
            Metric = LargerIsBetter ? -GraphTrialResult.FailedLoss : GraphTrialResult.FailedLoss,
            Loss = GraphTrialResult.FailedLoss,
            DurationInMilliseconds = time.TotalMilliseconds,
        };
    }

    // AutoML takes a reduction of the log-loss for something to make small (dotnet/machinelearning, MultiClassMetricManager).
    private bool LargerIsBetter => metric.IsMaximize || metric.MetricName == nameof(MulticlassClassificationMetric.LogLossReduction);
}
