using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Equivariant.ML.Citations;

/// <summary>The ML.NET pipeline: every row is given the graph, topics become keys, and a network learns from a few papers with the words and citations of all.</summary>
internal sealed class TopicModel(Papers papers, PaperTraining paper, int seed)
{
    public int Epochs => paper.Epochs;

    public int Seed => seed;

    public MLContext Context { get; } = new(seed);

    public IDataView Load(IReadOnlyList<int> nodes) => Context.Data.LoadFromEnumerable(papers.Rows(nodes).ToArray());

    public TransformerChain<NodeClassificationTransformer> Train(IProgress<TrainingProgress> progress)
    {
        IDataView training = Load(papers.Training);
        ITransformer prepared = Context.Transforms.AttachGraph("Graph", papers.Graph)
            .Append(Context.Transforms.Conversion.MapValueToKey("Label", nameof(Paper.Topic), keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue))
            .Fit(training);
        NodeClassificationTrainer trainer = Context.MulticlassClassification.Trainers.NodeClassification(new NodeClassificationTrainer.Options
        {
            Network = paper.Network,
            Epochs = paper.Epochs,
            Patience = paper.Patience,
            Optimizer = new AdamOptions { LearningRate = paper.LearningRate, WeightDecays = paper.Decays },
            Schedule = Schedule.Constant,
            GradientNorm = double.PositiveInfinity,
            Progress = progress,
        });
        return prepared.Append(trainer.Fit(prepared.Transform(training), prepared.Transform(Load(papers.Validation))));
    }
}
