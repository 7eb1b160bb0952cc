using System.Globalization;
using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;

namespace Equivariant.ML.Estimators.Fresh;

/// <summary>A training that keeps checkpoints, for processes that are killed in the middle of it.</summary>
public static class Training
{
    /// <summary>How many epochs it takes.</summary>
    public const int Epochs = 120;

    /// <summary>Its options: no seed, so that what is drawn must come from the checkpoint.</summary>
    public static GraphRegressionTrainer.Options Options(string? checkpoint) => new()
    {
        // So wide that writing a checkpoint takes a good part of an epoch.
        Network = new GnnOptions { Layers = 1, Width = 128 },
        Epochs = Epochs,
        BatchSize = 4,
        Threads = 1,
        WeightAverage = 0.9,
        CheckpointPath = checkpoint,
    };

    /// <summary>Trains.</summary>
    public static ITransformer Fit(MLContext ml, GraphRegressionTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(ml);
        return ml.Regression.Trainers.GraphRegression(options).Fit(ml.Data.LoadFromEnumerable(Rows.Clouds(20).Select((row, i) => new Example { Graph = row.Graph, Label = i % 5 })));
    }

    /// <summary>Trains, or goes on, saying each epoch, and saves the model.</summary>
    internal static void Run(string checkpoint, string model)
    {
        MLContext ml = new();
        GraphRegressionTrainer.Options options = Options(checkpoint);
        options.Progress = new Lines();
        ml.Model.Save(Fit(ml, options), null, model);
    }

    private sealed class Lines : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            Console.WriteLine(value.Epoch.ToString(CultureInfo.InvariantCulture));
            Console.Out.Flush();
        }
    }

    internal sealed class Example
    {
        [GraphColumn]
        public Graph Graph { get; set; } = null!;

        public float Label { get; set; }
    }
}
