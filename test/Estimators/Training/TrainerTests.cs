using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

public sealed class TrainerTests
{
    private readonly MLContext ml = new();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.9, 1)]
    [InlineData(0, 3)]
    public void Keeps_the_epoch_with_the_lowest_validation_loss(double average, int every)
    {
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 10);
        options.Schedule = new BackAgain { After = 6 };
        options.WeightAverage = average;
        options.ValidateEvery = every;
        List<TrainingProgress> epochs = Small.Watch(options);
        Sample[] judges = Samples.Distances(20, seed: 2);

        ITransformer model = ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Samples.Distances(40)), ml.View(judges));

        double best = epochs.Min(epoch => epoch.ValidationLoss ?? double.PositiveInfinity);
        RegressionMetrics metrics = ml.Regression.Evaluate(model.Transform(ml.View(judges)));
        Assert.Equal(best, metrics.MeanSquaredError, best * 1e-4);
        Assert.Equal(epochs.First(epoch => epoch.ValidationLoss == best).Epoch, epochs[^1].BestEpoch);
        Assert.NotEqual(10, epochs[^1].BestEpoch);
        Assert.Equal(
            Enumerable.Range(1, 10).Select(epoch => epoch % every == 0 || epoch == 10),
            epochs.Select(epoch => epoch.ValidationLoss is not null));
    }

    [Fact]
    public void Sets_a_part_of_the_rows_aside_for_validation()
    {
        GraphRegressionTrainer.Options options = Small.Graph();
        options.ValidationFraction = 0.25;
        List<string> log = [];
        ml.Log += (_, e) => log.Add(e.RawMessage);
        ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Samples.Distances(40)));

        Assert.Contains(log, line => line.StartsWith("30 training and 10 validation rows; ", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_validation_the_model_is_the_last_epochs()
    {
        Sample[] rows = Samples.Distances(40);
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 4);
        options.ValidationFraction = 0;
        options.BatchSize = 40;
        options.Schedule = Schedule.Constant;
        List<TrainingProgress> epochs = Small.Watch(options);
        ITransformer model = ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows));
        double after4 = ml.Regression.Evaluate(model.Transform(ml.View(rows))).MeanSquaredError;

        // With one batch an epoch, the loss of the fifth is that of the weights after the fourth.
        options.Epochs = 5;
        List<TrainingProgress> longer = Small.Watch(options);
        ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows));

        Assert.All(epochs, epoch => Assert.Null(epoch.ValidationLoss));
        Assert.Equal([1, 2, 3, 4], epochs.Select(epoch => epoch.BestEpoch));
        Assert.Equal(longer[4].TrainingLoss, after4, after4 * 1e-4);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_with_any_number_of_threads()
    {
        // 16 nodes, 240 edges each and batches of 10: enough that kernels do split.
        var random = new Random(1);
        Sample[] rows = [.. Enumerable.Range(0, 30).Select(i => new Sample { Graph = RandomGraphs.Cloud(random, 16), Label = i % 7 })];
        float[] Train(int seed, int threads)
        {
            GraphRegressionTrainer.Options options = Small.Graph();
            options.Network = new EgnnOptions { Layers = 2, Width = 32 };
            options.Seed = seed;
            options.Threads = threads;
            return ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows)), rows);
        }

        float[] first = Train(1, threads: 1);
        Assert.Equal(first, Train(1, threads: 1));
        Assert.Equal(first, Train(1, threads: 2));
        Assert.Equal(first, Train(1, threads: 2));
        Assert.Equal(first, Train(1, threads: 0));
        Assert.NotEqual(first, Train(2, threads: 1));
    }

    [Fact]
    public void The_contexts_seed_is_the_seed_where_none_is_given()
    {
        Sample[] rows = Samples.Distances(20);
        float[] Train(MLContext context)
        {
            GraphRegressionTrainer.Options options = Small.Graph();
            options.Seed = null;
            return context.Scores(context.Regression.Trainers.GraphRegression(options).Fit(context.View(rows)), rows);
        }

        float[] first = Train(new MLContext(seed: 5));
        Assert.Equal(first, Train(new MLContext(seed: 5)));
        Assert.NotEqual(first, Train(new MLContext(seed: 6)));
    }

    [Fact]
    public void Training_twice_with_one_trainer_gives_the_same_bits()
    {
        Sample[] rows = Samples.Motion(20);
        NodeVectorRegressionTrainer trainer = ml.Regression.Trainers.NodeVectorRegression(Small.Vectors());
        Assert.Equal(ml.VectorScores(trainer.Fit(ml.View(rows)), rows), ml.VectorScores(trainer.Fit(ml.View(rows)), rows));
    }

    [Fact]
    public void Every_epoch_is_reported_and_logged()
    {
        GraphRegressionTrainer.Options options = Small.Graph(epochs: 4);
        options.Schedule = new StepSchedule { Every = 2, By = 0.1 };
        List<TrainingProgress> epochs = Small.Watch(options);
        List<string> log = [];
        ml.Log += (_, e) => log.Add(e.Message);
        ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(Samples.Distances(40)));

        Assert.Equal([1, 2, 3, 4], epochs.Select(epoch => epoch.Epoch));
        Assert.All(epochs, epoch => Assert.Equal(4, epoch.Epochs));
        Assert.All(epochs, epoch => Assert.True(double.IsFinite(epoch.TrainingLoss) && epoch.TrainingTime > TimeSpan.Zero));
        Assert.Equal([5e-3, 5e-3, 5e-4, 5e-4], epochs.Select(epoch => Math.Round(epoch.LearningRate, 9)));
        Assert.All(epochs, epoch => Assert.Contains(log, line => line.Contains($"Epoch {epoch.Epoch} of 4: training loss ", StringComparison.Ordinal)));
        Assert.Contains(log, line => line.Contains("GraphRegressionTrainer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Loss.MeanSquaredError, 2)]
    [InlineData(Loss.MeanAbsoluteError, 1)]
    [InlineData(Loss.Huber, 2)]
    public void Losses_are_in_the_labels_units(Loss loss, int power)
    {
        double[] Losses(float unit)
        {
            GraphRegressionTrainer.Options options = Small.Graph();
            options.Loss = loss;
            List<TrainingProgress> epochs = Small.Watch(options);
            Sample[] rows = [.. Samples.Distances(20).Select(row => new Sample { Graph = row.Graph, Label = row.Label * unit })];
            ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows));
            return [.. epochs.Select(epoch => epoch.ValidationLoss!.Value / Math.Pow(unit, power))];
        }

        Assert.All(Losses(1).Zip(Losses(1024)), pair => Assert.Equal(pair.First, pair.Second, pair.First * 1e-3));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Losses_are_means_over_what_is_known(bool judged)
    {
        // x + 0.7·v is what this network begins with.
        NodeVectorRegressionTrainer.Options options = Small.Vectors(epochs: 1);
        options.Network = new LinearDynamicsOptions();
        options.Optimizer = new SgdOptions { LearningRate = 1e-12 };
        options.ValidationFraction = 0;
        options.BatchSize = 1;
        options.AllowMissingLabels = true;
        List<TrainingProgress> epochs = Small.Watch(options);
        Sample[] rows = Samples.Motion(2);
        foreach (Sample row in rows)
        {
            row.Vectors = [.. row.Graph.Positions.ToArray().Zip(row.Graph.Velocities.ToArray(), (x, v) => x + (0.7f * v) + 1)];
        }

        // Nine numbers that are 1 off, and one that is 3 off.
        rows[1].Vectors = [rows[1].Vectors[0] + 2, .. Enumerable.Repeat(float.NaN, 8)];
        ml.Regression.Trainers.NodeVectorRegression(options).Fit(ml.View(rows), judged ? ml.View(rows) : null);

        Assert.Equal(1.8, judged ? epochs[0].ValidationLoss!.Value : epochs[0].TrainingLoss, 1e-4);
    }

    [Fact]
    public void Weight_decay_and_averages_change_the_model_and_not_its_being_one()
    {
        Sample[] rows = Samples.Distances(20);
        float[] Train(Action<GraphRegressionTrainer.Options> change)
        {
            GraphRegressionTrainer.Options options = Small.Graph();
            change(options);
            return ml.Scores(ml.Regression.Trainers.GraphRegression(options).Fit(ml.View(rows)), rows);
        }

        float[] plain = Train(_ => { });
        foreach (float[] other in new[]
        {
            Train(options => options.WeightAverage = 0.9),
            Train(options => options.Optimizer = new AdamOptions { LearningRate = 5e-3, WeightDecay = 1, DecoupledWeightDecay = true }),
            Train(options => options.Optimizer = new SgdOptions { LearningRate = 1e-3, Momentum = 0.5 }),
            Train(options => options.GradientNorm = 1e-3),
        })
        {
            Assert.NotEqual(plain, other);
            Assert.All(other, score => Assert.True(float.IsFinite(score)));
        }
    }

    /// <summary>Downhill, and after some epochs uphill.</summary>
    private sealed record BackAgain : Schedule
    {
        public required double After { get; init; }

        public override double Factor(double epoch, double epochs) => epoch < After ? 1 : -1;
    }
}
