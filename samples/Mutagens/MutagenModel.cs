using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Mutagens;

/// <summary>The graph isomorphism network (Xu et al. 2019). A tenth of what it learns from chooses the epoch, so that what it is judged by chooses nothing.</summary>
internal sealed class MutagenModel(MoleculeSet molecules, int epochs, int seed)
{
    private const int Halvings = 4;

    public int Epochs => epochs;

    public int Seed => seed;

    public MLContext Context { get; } = new(seed);

    public IDataView Load(IEnumerable<int> chosen) => Context.Data.LoadFromEnumerable(chosen.Select(row => molecules.Rows[row]).ToArray());

    public GraphBinaryClassificationTransformer Train(IEnumerable<int> training, IProgress<TrainingProgress>? progress = null)
    {
        GraphBinaryClassificationTrainer trainer = Context.BinaryClassification.Trainers.GraphBinaryClassification(new GraphBinaryClassificationTrainer.Options
        {
            Network = PaperNetworks.Gin(),
            Readout = Readout.Sum,
            Epochs = epochs,
            BatchSize = 32,
            Optimizer = new AdamOptions { LearningRate = 0.01 },
            Schedule = new StepSchedule { Every = Math.Max(1, epochs / Halvings) },
            ValidationFraction = 0.1,
            Progress = progress,
        });
        return trainer.Fit(Load(training));
    }
}
