using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Molecules;

/// <summary>The ML.NET pipeline: atoms are joined to their neighbours, then an EGNN learns.</summary>
internal sealed class PropertyModel(double cutoff, int epochs, int seed)
{
    public int Epochs => epochs;

    public MLContext Context { get; } = new(seed);

    public ITransformer Train(IDataView molecules, IProgress<TrainingProgress> progress)
    {
        var pipeline = Context.Transforms.RadiusGraph("Graph", cutoff)
            .Append(Context.Regression.Trainers.GraphRegression(new GraphRegressionTrainer.Options
            {
                // Distances say all about a rigid shape, so positions stay where they are.
                Network = new EgnnOptions { Messages = Aggregation.Sum, UpdatePositions = false, InferEdges = true },
                Loss = Loss.MeanAbsoluteError,
                Epochs = epochs,
                BatchSize = 32,
                Optimizer = new AdamOptions { LearningRate = 1e-3 },
                WeightAverage = 0.99,
                Progress = progress,
            }));
        return pipeline.Fit(molecules);
    }
}
