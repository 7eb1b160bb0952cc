using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Links told by other decoders than maps.</summary>
public sealed class LinkDecoderTests
{
    private readonly MLContext ml = new(seed: 1);

    [Theory]
    [InlineData(LinkDecoder.Mlp)]
    [InlineData(LinkDecoder.InnerProduct)]
    [InlineData(LinkDecoder.Distance)]
    public void Communities_that_are_planted_tell_held_out_links(LinkDecoder decoder)
    {
        // Features are noise, each node's own: what tells a community is who its training edges lead to.
        Graph planted = GraphGenerators.StochasticBlockModel([20, 20, 20, 20, 20, 20], inside: 0.6, between: 0.005, seed: 1).WithNodeTypes([]);
        var random = new Random(1);
        Graph graph = planted.WithNodeFeatures([.. Enumerable.Range(0, 16 * planted.NodeCount).Select(_ => (2 * random.NextSingle()) - 1)], 16);
        LinkSplit split = LinkSplit.Draw(graph, new LinkSplitOptions { Seed = 1 });

        LinkPredictionTrainer.Options options = Options(decoder);
        (options.LabelColumnName, options.MessageEdges, options.Epochs) = ("Yes", MessageEdgeChoice.Graph, 60);
        LinkPredictionTransformer model = ml.BinaryClassification.Trainers.LinkPrediction(options).Fit(View(split.TrainingGraph, split.Training));
        LinkMetrics metrics = ml.BinaryClassification.EvaluateLinks(model.Transform(View(split.TestGraph, split.Test)), "Yes");

        // To know the communities and nothing else is an area of 0.94; to know nothing is one of 0.5, a mean reciprocal rank of 0.07 and 0.14 hits at 10.
        Assert.InRange(metrics.AreaUnderRocCurve, 0.85, 1);
        Assert.InRange(metrics.MeanReciprocalRank, 0.15, 1);
        Assert.InRange(metrics.HitsAt(10), 0.6, 1);
    }

    [Fact]
    public void Decoders_that_know_no_direction_are_refused_where_pairs_have_one()
    {
        foreach (LinkDecoder decoder in new[] { LinkDecoder.InnerProduct, LinkDecoder.Distance })
        {
            LinkPredictionTrainer.Options options = Options(decoder);
            options.Directed = true;
            Assert.StartsWith(
                $"Directed is true, and the decoder is {decoder},",
                Assert.Throws<ArgumentException>(() => ml.BinaryClassification.Trainers.LinkPrediction(options)).Message,
                StringComparison.Ordinal);
        }

        Assert.Contains(
            "Decoder is 9",
            Assert.Throws<ArgumentOutOfRangeException>(() => ml.BinaryClassification.Trainers.LinkPrediction(Options((LinkDecoder)9))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_decoder_without_maps_reads_features_alone_and_needs_no_head()
    {
        TaskSample[] rows = TaskSamples.Edges(6);
        Assert.True(rows[0].Graph.HasPositions);
        foreach (TaskSample row in rows)
        {
            row.Yes = row.Id % 2 == 0;
        }

        LinkPredictionTrainer.Options options = Options(LinkDecoder.Distance);
        options.LabelColumnName = "Yes";
        options.Network = new GcnOptions { Width = 4, HeadLayers = 0 };
        LinkPredictionModelParameters model = ml.BinaryClassification.Trainers.LinkPrediction(options).Fit(ml.Data.LoadFromEnumerable(rows)).Model;

        IEnumerable<string> paths = model.Predictor.Network.Parameters.All.Select(parameter => parameter.Path);
        Assert.Equal(["head/decoder/weight", "head/decoder/bias"], paths.Where(path => path.StartsWith("head", StringComparison.Ordinal)));
    }

    private IDataView View(Graph graph, IEnumerable<LinkPair> pairs) =>
        ml.Data.LoadFromEnumerable(pairs.Select(pair => new TaskSample { Graph = graph, Source = pair.Source, Target = pair.Target, Yes = pair.Label }).ToArray());

    private static LinkPredictionTrainer.Options Options(LinkDecoder decoder) => new()
    {
        Decoder = decoder,
        Network = new GcnOptions { Width = 16, Dropout = 0 },
        Epochs = 1,
        Seed = 1,
        ValidationFraction = 0,
        Optimizer = new AdamOptions { LearningRate = 1e-2 },
    };
}
