using Equivariant.ML.Estimators;
using Microsoft.ML;

namespace Equivariant.ML.AutoML.Tests;

/// <summary>A task, with what a sweep varies of it: a row of the table that the tests run over.</summary>
public abstract class SweepTask
{
    internal static readonly SweepTask[] All =
    [
        new SweepTask<GraphRegressionSweepOptions, GraphRegressionTrainer.Options>((ml, options) => ml.Regression.Trainers.GraphRegression(options)),
        new SweepTask<NodeRegressionSweepOptions, NodeRegressionTrainer.Options>((ml, options) => ml.Regression.Trainers.NodeRegression(options)),
        new SweepTask<EdgeRegressionSweepOptions, EdgeRegressionTrainer.Options>((ml, options) => ml.Regression.Trainers.EdgeRegression(options)),
        new SweepTask<NodeVectorRegressionSweepOptions, NodeVectorRegressionTrainer.Options>((ml, options) => ml.Regression.Trainers.NodeVectorRegression(options)),
        new SweepTask<GraphBinaryClassificationSweepOptions, GraphBinaryClassificationTrainer.Options>(
            (ml, options) => ml.BinaryClassification.Trainers.GraphBinaryClassification(options)),
        new SweepTask<LinkPredictionSweepOptions, LinkPredictionTrainer.Options>((ml, options) => ml.BinaryClassification.Trainers.LinkPrediction(options)),
        new SweepTask<GraphAutoencoderSweepOptions, GraphAutoencoderTrainer.Options>((ml, options) => ml.BinaryClassification.Trainers.GraphAutoencoder(options)),
        new SweepTask<GraphClassificationSweepOptions, GraphClassificationTrainer.Options>(
            (ml, options) => ml.MulticlassClassification.Trainers.GraphClassification(options)),
        new SweepTask<NodeClassificationSweepOptions, NodeClassificationTrainer.Options>(
            (ml, options) => ml.MulticlassClassification.Trainers.NodeClassification(options)),
        new SweepTask<EdgeClassificationSweepOptions, EdgeClassificationTrainer.Options>(
            (ml, options) => ml.MulticlassClassification.Trainers.EdgeClassification(options)),
    ];

    private protected SweepTask(Type sweep) => Sweep = sweep;

    public static TheoryData<string> Names => [.. All.Select(task => task.Sweep.Name)];

    internal Type Sweep { get; }

    internal static SweepTask Of(string name) => All.Single(task => task.Sweep.Name == name);

    /// <summary>The trainer's own options, at their defaults.</summary>
    internal abstract GraphTrainerOptions NewOptions();

    /// <summary>What the record maps to.</summary>
    internal abstract GraphTrainerOptions ToOptions(object sweep, GraphTrainerOptions? template = null);

    /// <summary>The trainer, which checks what it is told.</summary>
    internal abstract IEstimator<ITransformer> Create(GraphTrainerOptions options);
}

internal sealed class SweepTask<TSweep, TOptions>(Func<MLContext, TOptions, IEstimator<ITransformer>> create) : SweepTask(typeof(TSweep))
    where TSweep : TrainerSweepOptions<TOptions>, new()
    where TOptions : GraphTrainerOptions, new()
{
    internal override GraphTrainerOptions NewOptions() => new TOptions();

    internal override GraphTrainerOptions ToOptions(object sweep, GraphTrainerOptions? template = null) => ((TSweep)sweep).ToOptions((TOptions?)template);

    internal override IEstimator<ITransformer> Create(GraphTrainerOptions options) => create(new MLContext(1), (TOptions)options);
}
