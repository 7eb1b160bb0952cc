using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Autoencoders whose nodes are told apart by noise, as the paper has them.</summary>
public sealed class GraphAutoencoderTrainerTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Edges_are_told_better_than_by_a_graph_without_any()
    {
        GraphAutoencoderTransformer model = ml.BinaryClassification.Trainers.GraphAutoencoder(Options(epochs: 12)).Fit(View(CommunityGraphs.Draw(150, 1)));
        EdgeMetrics metrics = ml.BinaryClassification.EvaluateEdges(model.Transform(View(CommunityGraphs.Draw(30, 2))));
        Assert.InRange(metrics.ErrorRate, 0, 0.2);
        Assert.InRange(metrics.F1Score, 0.7, 1);
        Assert.Equal((30, CommunityGraphs.Draw(30, 2).Sum(graph => graph.NodeCount * (graph.NodeCount - 1))), (metrics.GraphCount, metrics.PairCount));
    }

    [Fact]
    public void A_prediction_follows_from_the_graph_and_the_seed_of_noise()
    {
        Graph[] graphs = [.. CommunityGraphs.Draw(8, 1)];
        float[][] scores = Scores(graphs, noiseSeed: 1);
        Assert.Equal(scores, Scores(graphs, noiseSeed: 1));
        Assert.Equal(scores.Reverse(), Scores([.. graphs.Reverse()], noiseSeed: 1, learnt: graphs));
        Assert.All(scores.Zip(Scores(graphs, noiseSeed: 2)), pair => Assert.NotEqual(pair.First, pair.Second));

        float[][] Scores(Graph[] scored, int noiseSeed, Graph[]? learnt = null)
        {
            GraphAutoencoderTrainer.Options options = Options(epochs: 1);
            options.NoiseSeed = noiseSeed;
            return [.. View(scored).Read<VBuffer<float>>(ml.BinaryClassification.Trainers.GraphAutoencoder(options).Fit(View(learnt ?? scored)), "Score").Select(numbers => numbers.DenseValues().ToArray())];
        }
    }

    [Fact]
    public void A_model_with_another_seed_of_noise_is_the_one_that_would_have_been_trained_with_it()
    {
        IDataView graphs = View(CommunityGraphs.Draw(8, 1));
        GraphAutoencoderTransformer model(int seed)
        {
            GraphAutoencoderTrainer.Options options = Options(epochs: 1);
            options.NoiseSeed = seed;
            return ml.BinaryClassification.Trainers.GraphAutoencoder(options).Fit(graphs);
        }

        TaskRow task = TaskRow.Named("GraphAutoencoder");
        GraphAutoencoderTransformer other = model(1).WithNoiseSeed(2);
        string[] answers = task.Answers(other.Transform(graphs));
        Assert.Equal(task.Answers(model(2).Transform(graphs)), answers);
        Assert.NotEqual(task.Answers(model(1).Transform(graphs)), answers);

        using var file = new MemoryStream();
        ml.Model.Save(other, graphs.Schema, file);
        file.Position = 0;
        Assert.Equal(answers, task.Answers(ml.Model.Load(file, out _).Transform(graphs)));
    }

    [Fact]
    public void A_pair_counts_no_more_than_the_largest_logit()
    {
        IDataView graphs = View(CommunityGraphs.Draw(20, 1));
        double loss(double? largest)
        {
            GraphAutoencoderTrainer.Options options = Options(epochs: 1);
            options.LargestLogit = largest;
            List<TrainingProgress> reports = Small.Watch(options);
            ml.BinaryClassification.Trainers.GraphAutoencoder(options).Fit(graphs);
            return Assert.Single(reports).TrainingLoss;
        }

        // Of 12 to 20 nodes: 132 to 380 pairs, each of which counts between ln 2 − m/2 and ln 2 + m/2 where logits reach m.
        Assert.InRange(loss(1e-3), 132 * 0.69, 380 * 0.7);
        Assert.NotEqual(loss(1e-3), loss(null));
        Assert.Equal(loss(1e6), loss(null));
        Assert.Contains("LargestLogit is 0", Assert.Throws<ArgumentOutOfRangeException>(() => loss(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_column_has_the_graphs_size_and_says_the_same()
    {
        Graph[] graphs = [.. CommunityGraphs.Draw(5, 1), new GraphBuilder(2).WithNodeTypes([0, 1]).Build(), new GraphBuilder(1).WithNodeTypes([0]).Build(), new GraphBuilder(0).Build()];
        GraphAutoencoderTransformer model = ml.BinaryClassification.Trainers.GraphAutoencoder(Options(epochs: 1)).Fit(View(graphs));
        IDataView scored = model.Transform(View(graphs));
        float[][] Of(string column) => [.. scored.Read<VBuffer<float>>(null, column).Select(numbers => numbers.DenseValues().ToArray())];
        (float[][] embeddings, float[][] logits, float[][] probabilities) = (Of("Embedding"), Of("Score"), Of("Probability"));
        for (int i = 0; i < graphs.Length; i++)
        {
            int nodes = graphs[i].NodeCount;
            Assert.Equal((4 * nodes, nodes * nodes, nodes * nodes), (embeddings[i].Length, logits[i].Length, probabilities[i].Length));
            for (int entry = 0; entry < nodes * nodes; entry++)
            {
                (int a, int b) = (entry / nodes, entry % nodes);
                Assert.Equal(logits[i][(b * nodes) + a], logits[i][entry], 1e-5f);
                Assert.Equal(a == b ? 0 : 1 / (1 + MathF.Exp(-logits[i][entry])), probabilities[i][entry], 1e-6f);
            }

            GraphReconstruction alone = model.Model.Predict(graphs[i]);
            Assert.Equal(embeddings[i], alone.Embedding);
            Assert.Equal(probabilities[i], alone.Probability);
        }
    }

    [Fact]
    public void The_loss_is_summed_over_pairs_and_its_mean_is_of_graphs()
    {
        Graph[] graphs = [.. CommunityGraphs.Draw(12, 1)];
        GraphAutoencoderTrainer.Options options = Options(epochs: 1);
        options.BatchSize = 5;
        var told = new Told();
        options.Progress = told;
        GraphAutoencoderTransformer model = ml.BinaryClassification.Trainers.GraphAutoencoder(options).Fit(View(graphs), View(graphs));
        Assert.Equal(ml.BinaryClassification.EvaluateEdges(model.Transform(View(graphs))).CrossEntropy, told.Loss, 1e-3 * told.Loss);
    }

    [Fact]
    public void The_symmetry_that_the_network_declares_holds()
    {
        Graph[] graphs = [.. CommunityGraphs.Draw(4, 1)];
        SymmetryAudit audit = ml.BinaryClassification.Trainers.GraphAutoencoder(Options(epochs: 1)).Fit(View(graphs)).Model.AuditSymmetry(graphs);
        Assert.True(audit.Passed);
        Assert.Equal(SymmetryVerdict.Holds, audit.Permutation.Verdict);
        Assert.Equal(SymmetryVerdict.Holds, audit.Rotation.Verdict);
    }

    [Fact]
    public void Every_encoder_and_decoder_learns()
    {
        Graph[] graphs = [.. CommunityGraphs.Draw(40, 1)];
        foreach (NetworkOptions network in new NetworkOptions[] { new RadialFieldOptions { Layers = 2, Width = 16 }, new GnnOptions { Layers = 2, Width = 16 }, new EgnnOptions { Layers = 2, Width = 16, UpdatePositions = false } })
        {
            foreach (EdgeDecoder decoder in Enum.GetValues<EdgeDecoder>())
            {
                GraphAutoencoderTrainer.Options options = Options(epochs: 4);
                (options.Network, options.Decoder, options.Variational) = (network, decoder, network.NodeWidth > 0);
                var told = new Told();
                options.Progress = told;
                ml.BinaryClassification.Trainers.GraphAutoencoder(options).Fit(View(graphs), View(graphs));
                Assert.True(told.Loss < told.First, $"{network}, {decoder}");
            }
        }
    }

    [Fact]
    public void Graphs_that_embeddings_cannot_tell_are_named()
    {
        Assert.Contains("Row 1: the graph has an edge from 0 to 1 and none back", Error(new GraphBuilder(3).AddEdge(0, 1).Build()), StringComparison.Ordinal);
        Assert.Contains("Row 1: node 2 has an edge to itself", Error(new GraphBuilder(3).AddEdge(2, 2).Build()), StringComparison.Ordinal);
        Assert.Contains("Row 1: the graph has 5000 nodes", Error(new GraphBuilder(5000).Build()), StringComparison.Ordinal);
        Assert.Contains("fewer than two nodes", Assert.Throws<InvalidOperationException>(() => Fit(new GraphBuilder(1).Build(), new GraphBuilder(0).Build())).Message, StringComparison.Ordinal);
        Assert.Contains("1 edge features; expected 0", Error(new GraphBuilder(2).AddUndirectedEdge(0, 1).WithEdgeFeatures([1, 1], 1).Build()), StringComparison.Ordinal);

        string Error(Graph graph) => Assert.Throws<InvalidOperationException>(() => Fit(GraphGenerators.Ring(4), graph)).Message;
        void Fit(params Graph[] graphs) => ml.BinaryClassification.Trainers.GraphAutoencoder(Options(epochs: 1)).Fit(View(graphs));
    }

    [Fact]
    public void Options_that_make_no_sense_are_an_error()
    {
        void Refused<T>(string says, Action<GraphAutoencoderTrainer.Options> set)
            where T : ArgumentException
        {
            GraphAutoencoderTrainer.Options options = Options(epochs: 1);
            set(options);
            Assert.Contains(says, Assert.Throws<T>(() => ml.BinaryClassification.Trainers.GraphAutoencoder(options)).Message, StringComparison.Ordinal);
        }

        Refused<ArgumentOutOfRangeException>("EmbeddingWidth is 0", options => options.EmbeddingWidth = 0);
        Refused<ArgumentOutOfRangeException>("Decoder is 9", options => options.Decoder = (EdgeDecoder)9);
        Refused<ArgumentException>("expected Noise = true", options => options.Noise = false);
        Refused<ArgumentException>("expected CompleteMessages = false", options => options.Network = new GcnOptions());
        Refused<ArgumentException>("velocities", options => options.Network = new LinearDynamicsOptions());
        Refused<ArgumentException>("no node features", options => (options.Network, options.Variational) = (new RadialFieldOptions(), true));
    }

    [Fact]
    public void Weights_and_types_of_edges_are_read_and_may_be_missing_between_nodes()
    {
        Graph Weighted(float weight) => new GraphBuilder(3).AddUndirectedEdge(0, 1).WithEdgeWeights([weight, weight]).WithEdgeTypes([3, 3]).Build();
        GraphAutoencoderTransformer model = ml.BinaryClassification.Trainers.GraphAutoencoder(Options(epochs: 1)).Fit(View([Weighted(1), Weighted(2)]));
        Assert.NotEqual(model.Model.Predict(Weighted(1)).Probability, model.Model.Predict(Weighted(2)).Probability);
        Assert.Equal(9, model.Model.Predict(new GraphBuilder(3).Build()).Probability.Count);
        Assert.Contains("explains itself", Assert.Throws<InvalidOperationException>(() => model.Model.Explain(Weighted(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_of_other_graphs_are_not_evaluated()
    {
        IDataView rows = ml.Data.LoadFromEnumerable(new[] { new Row { Graph = GraphGenerators.Ring(3), Score = [0] } });
        Assert.Contains("has 1 numbers; expected 9", Assert.Throws<InvalidOperationException>(() => ml.BinaryClassification.EvaluateEdges(rows)).Message, StringComparison.Ordinal);
        IDataView none = ml.Data.LoadFromEnumerable(new[] { new Row { Graph = new GraphBuilder(1).Build(), Score = [0] } });
        Assert.Contains("no pairs", Assert.Throws<InvalidOperationException>(() => ml.BinaryClassification.EvaluateEdges(none)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Metrics_are_as_counted_by_hand()
    {
        // Of a path of three nodes, 0-1 is found, 1-2 missed and 0-2 invented.
        float[] logits = [9, 2, 1, 2, 9, -1, 1, -1, 9];
        EdgeMetrics metrics = ml.BinaryClassification.EvaluateEdges(ml.Data.LoadFromEnumerable(new[] { new Row { Graph = GraphGenerators.Path(3), Score = logits } }));
        Assert.Equal(4.0 / 6, metrics.ErrorRate, 1e-12);
        Assert.Equal(0.5, metrics.F1Score, 1e-12);
        Assert.Equal(2 * (Math.Log(1 + Math.Exp(-2)) + Math.Log(1 + Math.E) + Math.Log(1 + Math.E)), metrics.CrossEntropy, 1e-6);
    }

    private static GraphAutoencoderTrainer.Options Options(int epochs) => new()
    {
        Network = new EgnnOptions { Layers = 2, Width = 16, Messages = Aggregation.Sum },
        EmbeddingWidth = 4,
        Epochs = epochs,
        BatchSize = 4,
        ValidationFraction = 0,
        Optimizer = new AdamOptions { LearningRate = 5e-3 },
        Seed = 1,
        Threads = 1,
    };

    private IDataView View(IEnumerable<Graph> graphs) => ml.Data.LoadFromEnumerable(graphs.Select(graph => new Row { Graph = graph }).ToArray());

    /// <summary>What was told of the first epoch and of the last.</summary>
    private sealed class Told : IProgress<TrainingProgress>
    {
        internal double First { get; private set; } = double.NaN;

        internal double Loss { get; private set; }

        public void Report(TrainingProgress value)
        {
            Loss = value.ValidationLoss!.Value;
            First = double.IsNaN(First) ? Loss : First;
        }
    }

    private sealed class Row
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public float[] Score { get; set; } = [];
    }
}
