using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Sets;

/// <summary>The ML.NET pipeline: a set is a graph without edges, made of a column of numbers, and a network on sets learns its kind.</summary>
internal sealed class SetModel(int width, int epochs, int seed)
{
    /// <summary>Deep Sets (Zaheer et al. 2017): each point sees itself and the mean of all, three times, before the mean is taken.</summary>
    public static ComposedOptions DeepSets { get; } = new()
    {
        Layers = [.. Enumerable.Repeat(new DeepSetsLayerOptions { Width = 32 }, 3)],
        FinishLast = true,
    };

    /// <summary>What is left without: a network that is told the mean of the points alone.</summary>
    public static ComposedOptions MeanOnly { get; } = new() { Layers = [new LinearLayerOptions { Width = 32 }], Activation = null };

    public int Epochs => epochs;

    public int Seed => seed;

    public MLContext Context { get; } = new(seed);

    public ITransformer Train(IDataView sets, NetworkOptions network, IProgress<TrainingProgress> progress)
    {
        var pipeline = Context.Transforms.AssembleGraph("Graph", nodeFeaturesColumnName: nameof(PointSet.Points), nodeFeatureWidth: width)
            .Append(Context.Transforms.Conversion.MapValueToKey("Label", nameof(PointSet.Kind)))
            .Append(Context.MulticlassClassification.Trainers.GraphClassification(new GraphClassificationTrainer.Options
            {
                Network = network,
                Readout = Readout.Mean,
                Epochs = epochs,
                BatchSize = 32,
                Optimizer = new AdamOptions { LearningRate = 3e-3 },
                Progress = progress,
            }))
            .Append(Context.Transforms.Conversion.MapKeyToValue(nameof(PredictedSet.PredictedKind), "PredictedLabel"));
        return pipeline.Fit(sets);
    }
}
