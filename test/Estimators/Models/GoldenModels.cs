using Equivariant.ML.Interop;
using Equivariant.ML.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Models that golden files are of: between them they have every part and every kind of prediction that a file can hold.</summary>
/// <param name="Kind">What the file says that it holds.</param>
/// <param name="Make">Trains it.</param>
/// <param name="Scores">What it predicts.</param>
internal sealed record GoldenModels(ModelKind Kind, Func<MLContext, ITransformer> Make, Func<MLContext, ITransformer, float[]> Scores)
{
    private static readonly GnnOptions Network = new() { Layers = 1, Width = 8 };

    public static IReadOnlyList<GoldenModels> All { get; } =
    [
        new(KindOf<GraphRegressionTransformer>(), SavedModels.Numbers, SavedModels.NumberScores),
        new(KindOf<NodeVectorRegressionTransformer>(), SavedModels.Vectors, SavedModels.VectorScores),
        new(KindOf<NodeClassificationTransformer>(), Classes, ClassScores),
        new(KindOf<LinkPredictionTransformer>(), Links, LinkScores),
        new(KindOf<SpectralClusteringTransformer>(), Clusters, ClusterScores),
    ];

    public static GoldenModels Of(string kind) => All.Single(model => model.Kind.Name == kind);

    /// <summary>Node rows, classes and their key values.</summary>
    private static ITransformer Classes(MLContext ml) => ml.MulticlassClassification.Trainers.NodeClassification(new NodeClassificationTrainer.Options
    {
        Network = Network, Epochs = 1, Seed = 1, ValidationFraction = 0,
    }).Fit(TaskRow.View(ml, TaskSamples.Nodes(5)));

    private static float[] ClassScores(MLContext ml, ITransformer model) =>
        [.. model.Transform(TaskRow.View(ml, TaskSamples.Nodes(5))).Read<VBuffer<float>>(null, "Score").Take(10).SelectMany(scores => scores.DenseValues().ToArray())];

    /// <summary>Pair rows, yes or no, and message edges.</summary>
    private static ITransformer Links(MLContext ml) => ml.BinaryClassification.Trainers.LinkPrediction(new LinkPredictionTrainer.Options
    {
        LabelColumnName = "Yes", Network = Network, Epochs = 1, Seed = 1, ValidationFraction = 0,
    }).Fit(ml.Data.LoadFromEnumerable(TaskSamples.Links(12)));

    private static float[] LinkScores(MLContext ml, ITransformer model) =>
        [.. model.Transform(ml.Data.LoadFromEnumerable(TaskSamples.Links(12))).Read<float>(null, "Probability").Take(20)];

    /// <summary>Node rows, and communities in place of a network.</summary>
    private static ITransformer Clusters(MLContext ml) =>
        ml.Clustering.Trainers.SpectralClustering(new SpectralClusteringTrainer.Options { Seed = 1 }).Fit(ml.Data.LoadFromEnumerable(ClusteredSample.Rows(ClusteredSample.Rings())));

    private static float[] ClusterScores(MLContext ml, ITransformer model) =>
        [.. model.Transform(ml.Data.LoadFromEnumerable(ClusteredSample.Rows(ClusteredSample.Rings()))).Read<VBuffer<float>>(null, "Score").SelectMany(scores => scores.DenseValues().ToArray())];

    private static ModelKind KindOf<TModel>()
        where TModel : ISavedModel => TModel.Kind;
}
