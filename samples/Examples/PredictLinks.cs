using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Examples;

/// <summary>Links of a graph that were held out: a random split, training on what is left, and how high the held-out links are ranked, by each way to decode two nodes' features.</summary>
internal static class PredictLinks
{
    internal static void Run(TextWriter output)
    {
        var ml = new MLContext(seed: 1);

        // Six circles of friends. Nodes have noise for features, so only edges tell who belongs to which.
        Graph friends = GraphGenerators.StochasticBlockModel([20, 20, 20, 20, 20, 20], inside: 0.6, between: 0.005, seed: 1).WithNodeTypes([]);
        var random = new Random(1);
        Graph graph = friends.WithNodeFeatures([.. Enumerable.Range(0, 16 * friends.NodeCount).Select(_ => (2 * random.NextSingle()) - 1)], 16);

        // Of each part the pairs, and a graph for messages that has none of the edges to be told.
        LinkSplit split = LinkSplit.Draw(graph, new LinkSplitOptions { ValidationFraction = 0.05, TestFraction = 0.1, Seed = 1 });
        IDataView training = Rows(ml, split.TrainingGraph, split.Training);
        IDataView validation = Rows(ml, split.TrainingGraph, split.Validation);
        IDataView test = Rows(ml, split.TestGraph, split.Test);

        foreach (LinkDecoder decoder in Enum.GetValues<LinkDecoder>())
        {
            LinkPredictionTrainer trainer = ml.BinaryClassification.Trainers.LinkPrediction(new LinkPredictionTrainer.Options
            {
                Decoder = decoder,
                MessageEdges = MessageEdgeChoice.Graph,
                Network = new GcnOptions { Width = 16, Dropout = 0 },
                Optimizer = new AdamOptions { LearningRate = 1e-2 },
                Epochs = 60,
            });
            LinkMetrics metrics = ml.BinaryClassification.EvaluateLinks(trainer.Fit(training, validation).Transform(test));
            output.WriteLine($"{decoder}: MRR {metrics.MeanReciprocalRank:f2}, Hits@10 {metrics.HitsAt(10):f2}, area under the ROC curve {metrics.AreaUnderRocCurve:f2}");
        }
    }

    private static IDataView Rows(MLContext ml, Graph graph, IEnumerable<LinkPair> pairs) =>
        ml.Data.LoadFromEnumerable(pairs.Select(pair => new Row { Graph = graph, Source = pair.Source, Target = pair.Target, Label = pair.Label }).ToArray());

    private sealed class Row
    {
        [GraphColumn]
        public Graph? Graph { get; set; }

        public int Source { get; set; }

        public int Target { get; set; }

        public bool Label { get; set; }
    }
}
