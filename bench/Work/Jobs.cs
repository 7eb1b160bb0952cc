using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Bench.Work;

/// <summary>The jobs that several suites time, each as the options of its trainer. bench/peers has the same networks.</summary>
internal static class Jobs
{
    /// <summary>The motion of particles: EGNN with velocities, 4 layers of width 64, batches of 100.</summary>
    internal static NodeVectorRegressionTrainer.Options Particles() => new()
    {
        LabelColumnName = nameof(ParticleRow.Target),
        Network = new EgnnOptions { Messages = Aggregation.Sum, Differences = Differences.Plain, InitialDistances = true },
        BatchSize = 100,
        Optimizer = new AdamOptions { LearningRate = 5e-4 },
    };

    /// <summary>A property of molecules: EGNN with a gate, which leaves positions as they are, batches of 96.</summary>
    internal static GraphRegressionTrainer.Options Molecules(int width, int layers) => new()
    {
        LabelColumnName = nameof(MoleculeRow.Label),
        Network = new EgnnOptions { Width = width, Layers = layers, Messages = Aggregation.Sum, InferEdges = true, UpdatePositions = false },
        Loss = Loss.MeanAbsoluteError,
        BatchSize = 96,
        Optimizer = new AdamOptions { LearningRate = 5e-4 },
    };
}
