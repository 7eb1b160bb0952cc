using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Autoencoder;

/// <summary>
/// The ML.NET trainer: an EGNN moves nodes, which start at random places, until those that are joined are near each other. Half as wide as the paper's, and with longer steps,
/// for it has a minute and some hundred graphs where the paper has 5,000 graphs, 100 times.
/// </summary>
internal sealed class ReconstructionModel(int epochs, int seed)
{
    public int Epochs => epochs;

    public int Seed => seed;

    public MLContext Context { get; } = new(seed);

    public ITransformer Train(IReadOnlyList<Graph> graphs, IProgress<TrainingProgress> progress) =>
        Context.BinaryClassification.Trainers.GraphAutoencoder(new GraphAutoencoderTrainer.Options
        {
            Network = new EgnnOptions { Width = 32, Messages = Aggregation.Sum, PullToOrigin = 1e-3 },
            Epochs = epochs,
            BatchSize = 1,
            Optimizer = new AdamOptions { LearningRate = 4e-3 },
            GradientNorm = 500,
            Progress = progress,
        }).Fit(Load(graphs));

    public IDataView Load(IEnumerable<Graph> graphs) => Context.Data.LoadFromEnumerable(graphs.Select(graph => new GraphRow { Graph = graph }).ToArray());
}
