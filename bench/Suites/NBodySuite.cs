using System.Diagnostics;
using Equivariant.ML.Bench.Peers;
using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Bench.Work;
using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Bench;

/// <summary>The motion of five charged particles (Satorras et al. 2021), through the ML.NET pipeline that users write.</summary>
internal static class NBodySuite
{
    private const int EpochsATurn = 5;

    internal static IReadOnlyList<string> Models { get; } = ["egnn", "linear", "gnn", "radial_field"];

    internal static void Run(BenchOptions options)
    {
        options.Figures.Write("nbody.simulate_seconds", SimulationSeconds(options.Seed), "s");
        var ml = new MLContext(options.Seed);
        IDataView train = Load(ml, options.DataPath, "train");
        IDataView valid = Load(ml, options.DataPath, "valid");
        IDataView test = Load(ml, options.DataPath, "test");
        foreach (string model in options.Model == "all" ? Models : [options.Model])
        {
            var seconds = new List<double>();
            NodeVectorRegressionTrainer.Options trainer = Configure(model, options, seconds);
            ITransformer fitted = ml.Regression.Trainers.NodeVectorRegression(trainer).Fit(train, valid);
            double error = ml.Regression.EvaluateVectors(fitted.Transform(test), "Target").MeanSquaredError;
            options.Figures.Write($"nbody.{model}.test_mse", error, "squared length");

            // The first epochs are compiled while they run.
            if (!options.WithPeer || model != "egnn")
            {
                options.Figures.Write($"nbody.{model}.epoch_seconds", Figures.Median(seconds.Skip(Math.Min(3, seconds.Count / 2))), "s");
            }
        }

        if (options.WithPeer)
        {
            Compare(ml, train, options);
        }
    }

    /// <summary>What it takes to make the paper's data set: 3,000 systems to train on, 2,000 to validate, 2,000 to test.</summary>
    private static double SimulationSeconds(int seed)
    {
        // The first systems are compiled while they move.
        ChargedParticles.Simulate(100, seed);
        long start = Stopwatch.GetTimestamp();
        ChargedParticles.Simulate(7_000, seed);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Ours and the peer's epochs in turn, the peer at 1 and at 2 threads; its better median counts.</summary>
    private static void Compare(MLContext ml, IDataView train, BenchOptions options)
    {
        using var one = new Peer("nbody.py", 1, "--data", options.DataPath);
        using var two = new Peer("nbody.py", 2, "--data", options.DataPath);
        double[] medians = Contest.Medians(options, [turn => Epochs(ml, train, turn, options), one.Side("epoch"), two.Side("epoch")]);
        options.Figures.Write("nbody.peer.threads1.epoch_seconds", medians[1], "s");
        options.Figures.Write("nbody.peer.threads2.epoch_seconds", medians[2], "s");
        options.Figures.Write("nbody.egnn.epoch_seconds", medians[0], "s", Math.Min(medians[1], medians[2]));
    }

    /// <summary>A turn of ours: a training of its own, whose first epoch is not counted.</summary>
    private static List<double> Epochs(MLContext ml, IDataView train, Turn turn, BenchOptions options)
    {
        var seconds = new List<double>();
        NodeVectorRegressionTrainer.Options trainer = Configure("egnn", options with { Epochs = 1 + Math.Max(EpochsATurn, turn.Least) }, seconds);
        trainer.ValidationFraction = 0;
        ml.Regression.Trainers.NodeVectorRegression(trainer).Fit(train);
        return seconds[1..];
    }

    private static NodeVectorRegressionTrainer.Options Configure(string model, BenchOptions options, List<double> seconds) => new()
    {
        LabelColumnName = nameof(ParticleRow.Target),
        Network = Network(model),
        BatchSize = 100,
        Epochs = options.Epochs ?? 300,
        Optimizer = Optimizer(model),
        Schedule = new CosineSchedule { Final = 0.01 },
        WeightAverage = 0.99,
        Threads = options.Threads,
        Seed = options.Seed,
        Progress = new EpochLog(options.Verbose, seconds),
    };

    // Chosen on the validation systems.
    private static AdamOptions Optimizer(string model) => model == "egnn"
        ? new AdamOptions { LearningRate = 2e-3, WeightDecay = 0.1, DecoupledWeightDecay = true }
        : new AdamOptions { LearningRate = model == "radial_field" ? 5e-4 : 1e-3 };

    private static NetworkOptions Network(string model) => model switch
    {
        "egnn" => new EgnnOptions { Messages = Aggregation.Sum, Differences = Differences.Plain, InitialDistances = true },
        "gnn" => new GnnOptions { Messages = Aggregation.Sum },
        "radial_field" => new RadialFieldOptions { InitialDistances = true },
        "linear" => new LinearDynamicsOptions(),
        _ => throw new ArgumentException($"There is no model '{model}'; expected all, {string.Join(", ", Models)}."),
    };

    private static IDataView Load(MLContext ml, string folder, string split) =>
        ml.Data.LoadFromEnumerable(ParticleRow.Of(ChargedSystemReader.Read(folder, split)));
}
