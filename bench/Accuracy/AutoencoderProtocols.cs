using Equivariant.ML.Bench.Work;
using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Bench.Accuracy;

/// <summary>
/// Graph autoencoders on communities and on random graphs (Satorras et al. 2021, section 5.2): 5,000 graphs to learn from, 500 to choose the epoch by, 500 to judge by. The data is the same for all seeds.
/// </summary>
internal static class AutoencoderProtocols
{
    private const int TrainingGraphs = 5_000;
    private const int JudgedGraphs = 500;

    // Of the nodes' random positions, for the test: from one draw to the next errors differ by a half.
    private const int Draws = 20;
    private static readonly int[] Seeds = [1, 2, 3];
    private static readonly string[] Encoders = ["egnn", "noise_gnn", "gnn", "radial_field"];

    internal static IEnumerable<Protocol> All =>
    [
        .. Of("community", "", (count, seed) => CommunityGraphs.Draw(count, seed, CommunityVariant.Reference).Select(graph => graph.WithNodeTypes([]))),
        .. Of("erdos", "", CommunityGraphs.DrawErdosRenyi),
        .. Of("community", ".fresh", (count, seed) => CommunityGraphs.Draw(count, seed).Select(graph => graph.WithNodeTypes([]))),
    ];

    private static IEnumerable<Protocol> Of(string graphs, string variant, Func<int, long, IEnumerable<Graph>> draw) =>
        Encoders.Select(encoder => new Protocol($"{graphs}.{encoder}{variant}", Seeds, run => Run(run, encoder, draw)));

    private static Measure[] Run(ProtocolRun run, string encoder, Func<int, long, IEnumerable<Graph>> draw)
    {
        var ml = new MLContext(run.Seed);
        IDataView Load(int count, long seed) => ml.Data.LoadFromEnumerable(draw(count, seed).Select(graph => new UnlabelledRow { Graph = graph }).ToArray());
        GraphAutoencoderTransformer model = ml.BinaryClassification.Trainers.GraphAutoencoder(Configure(run, encoder)).Fit(Load(TrainingGraphs, 1), Load(JudgedGraphs, 2));
        IDataView judges = Load(JudgedGraphs, 3);
        EdgeMetrics[] passes = [.. Enumerable.Range(0, Draws).Select(draw => ml.BinaryClassification.EvaluateEdges(model.WithNoiseSeed((Draws * run.Seed) + draw).Transform(judges)))];
        return
        [
            new("error", 100 * passes.Average(metrics => metrics.ErrorRate), "%"),
            new("f1", passes.Average(metrics => metrics.F1Score), "of 1"),
            new("cross_entropy", passes.Average(metrics => metrics.CrossEntropy), "nats a graph"),
        ];
    }

    // The first reads the inputs as they are: no linear map comes before it.
    private static ComposedOptions FourOf(LayerOptions layer) => new() { Layers = [layer, layer, layer, layer], Activation = null };

    private static GraphAutoencoderTrainer.Options Configure(ProtocolRun run, string encoder) => new()
    {
        Network = encoder switch
        {
            "egnn" => FourOf(new EgnnLayerOptions { Form = new() { Messages = Aggregation.Sum, Differences = Differences.Plain, LargestStep = 100, PullToOrigin = 1e-3 } }),
            "radial_field" => new RadialFieldOptions { BoundSteps = false, PullToOrigin = 1e-3 },
            _ => FourOf(new GnnLayerOptions { Form = new() { Messages = Aggregation.Sum } }),
        },
        Decoder = encoder is "gnn" or "noise_gnn" ? EdgeDecoder.SquaredDifferences : EdgeDecoder.Distance,
        LargestLogit = 28,
        Noise = encoder != "gnn",
        NoiseSeed = run.Seed,
        Epochs = run.Options.Epochs ?? 100,
        BatchSize = 1,
        Optimizer = new AdamOptions { LearningRate = 1e-4 },
        Schedule = new CosineSchedule(),
        GradientNorm = 20,
        ValidateEvery = 2,
        Threads = run.Options.Threads,
        Seed = run.Seed,
        CheckpointPath = run.CheckpointPath,
        Progress = run.Progress,
    };
}
