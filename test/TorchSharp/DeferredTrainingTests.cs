using Equivariant.ML.Data;
using Equivariant.ML.Estimators;
using Equivariant.ML.Networks;
using Equivariant.ML.Support;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.TorchSharp.Tests;

/// <summary>Training on an engine whose reading waits for a device: losses are read once an epoch, norms of gradients never.</summary>
public sealed class DeferredTrainingTests
{
    private readonly MLContext ml = new(seed: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void It_trains_as_one_that_reads_at_once(int parts)
    {
        (float[] scores, List<TrainingProgress> reports) = Train(new TorchSharpEngine(TestDevice.Gpu), 1e-2, parts);
        (float[] deferred, List<TrainingProgress> later) = Train(new TorchSharpEngine(TestDevice.Gpu) { Defers = true }, 1e-2, parts);
        float scale = scores.Max(Math.Abs);

        Assert.All(scores.Zip(deferred), pair => Assert.Equal(pair.First, pair.Second, 1e-4f * scale));
        Assert.Equal(reports.Count, later.Count);
        Assert.All(reports.Zip(later), pair => Assert.Equal(pair.First.TrainingLoss, pair.Second.TrainingLoss, 1e-4 * pair.First.TrainingLoss));
        Assert.All(reports.Zip(later), pair => Assert.Equal(pair.First.ValidationLoss!.Value, pair.Second.ValidationLoss!.Value, 1e-4 * pair.First.ValidationLoss!.Value));
    }

    [Fact]
    public void What_is_not_finite_ends_it_with_the_epoch() => Assert.Contains(
        "The loss or gradient is not a finite number in epoch 1",
        Assert.Throws<InvalidOperationException>(() => Train(new TorchSharpEngine(TestDevice.Gpu) { Defers = true }, 1e30, 1)).Message,
        StringComparison.Ordinal);

    private (float[] Scores, List<TrainingProgress> Reports) Train(Engine engine, double rate, int parts)
    {
        List<TrainingProgress> reports = [];
        IDataView rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(Row));
        ITransformer model = ml.Regression.Trainers.GraphRegression(new GraphRegressionTrainer.Options
        {
            Network = new EgnnOptions { Layers = 2, Width = 8, UpdatePositions = false },
            Epochs = 4,
            BatchSize = 10,
            GradientAccumulation = parts,
            GradientNorm = 0.1,
            Seed = 1,
            Optimizer = new AdamOptions { LearningRate = rate },
            Engine = engine,
            Progress = new Direct(reports),
        }).Fit(rows);
        return ([.. ml.Data.CreateEnumerable<Scored>(model.Transform(rows), reuseRowObject: false).Select(row => row.Score)], reports);
    }

    private static Labelled Row(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        float[] positions = [.. Enumerable.Range(0, 15).Select(_ => (float)random.NextNormal())];
        return new Labelled { Graph = new GraphBuilder(5).WithPositions(positions).Build(), Label = positions.Sum(Math.Abs) };
    }

    private sealed class Direct(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }

    private sealed class Labelled
    {
        [GraphColumn]
        public required Graph Graph { get; init; }

        public float Label { get; init; }
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
